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
    if (session.hasLink()) {
      addLink(session.link(), secrets);
    }
    addTexts(session.configuration().reveal(), secrets);
    return secrets;
  }

  private static void addLink(Secret<String> link, List<Secret<String>> secrets) {
    secrets.add(link);
    String text = link.reveal();
    int user = text.indexOf("://") + 3;
    int host = text.indexOf('@');
    if (user > 2 && host > user) {
      secrets.add(Secret.of(text.substring(user, host)));
    }
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
