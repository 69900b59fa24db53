package dev.keyfob.pingnetwork;

import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All the texts of a session that must not be shown: the link, who it lets in, and whatever the configuration says. */
final class SessionSecrets {

  private SessionSecrets() {}

  static List<Secret<String>> of(IssuedSession session) {
    List<Secret<String>> secrets = new ArrayList<>();
    String link = session.link().reveal();
    secrets.add(session.link());
    int user = link.indexOf("://") + 3;
    int host = link.indexOf('@');
    if (user > 2 && host > user) {
      secrets.add(Secret.of(link.substring(user, host)));
    }
    addTexts(session.configuration().reveal(), secrets);
    return secrets;
  }

  private static void addTexts(Object json, List<Secret<String>> secrets) {
    if (json instanceof Map<?, ?> map) {
      map.values().forEach(value -> addTexts(value, secrets));
    } else if (json instanceof List<?> list) {
      list.forEach(value -> addTexts(value, secrets));
    } else if (json instanceof String text) {
      secrets.add(Secret.of(text));
    }
  }
}
