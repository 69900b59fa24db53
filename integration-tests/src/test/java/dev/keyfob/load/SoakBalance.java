package dev.keyfob.load;

import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the credentials that the sandbox issued with those that callers received or were told
 * of. Callers name each life: one credential from its creation to its deletion. Thread-safe.
 */
final class SoakBalance {

  /** The common life of all Ping sessions, which the API cannot list. */
  static final String PING = "ping";

  private final Set<String> received = new HashSet<>();
  private final Map<String, String> lives = new HashMap<>();
  private final Map<String, Integer> announced = new HashMap<>();
  private final Set<String> recovering = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  synchronized void received(String life, String id, Secret<String> secret) {
    lives.put(id, life);
    if (!received.add(id + " " + secret.reveal())) {
      wrong.add(life + " received a secret for the second time");
    }
  }

  /** Counts an exception that says that a credential may exist. */
  synchronized void announced(String life) {
    announced.merge(life, 1, Integer::sum);
  }

  /** Notes that recovery may replace the first secret of this life. */
  synchronized void recovers(String life) {
    recovering.add(life);
  }

  synchronized void wrong(String what) {
    wrong.add(what);
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  /**
   * Returns the credentials that no caller received or was told of, and forgets what was received.
   *
   * @param lifeOfListed finds the life of a credential that still exists
   */
  synchronized List<String> lost(
      List<IssuedCredential> issued, Function<String, String> lifeOfListed) {
    List<String> lost = new ArrayList<>();
    for (int i = 0; i < issued.size(); i++) {
      IssuedCredential one = issued.get(i);
      if (received.contains(one.id() + " " + one.value().reveal())) {
        continue;
      }
      String life = life(one, lifeOfListed);
      boolean replaced = recovering.contains(life) && isReplaced(one.id(), issued, i);
      if (!replaced && announced.merge(life, -1, Integer::sum) < 0) {
        lost.add(one.operationId() + " of " + life);
      }
    }
    // Announced credentials are kept, since the sandbox may issue one after the client has timed
    // out.
    received.clear();
    lives.clear();
    recovering.clear();
    return lost;
  }

  private String life(IssuedCredential one, Function<String, String> lifeOfListed) {
    if (lives.containsKey(one.id())) {
      return lives.get(one.id());
    }
    if (!one.serverId().isEmpty()) {
      return one.serverId();
    }
    return one.operationId().equals("createSession") ? PING : lifeOfListed.apply(one.id());
  }

  private boolean isReplaced(String id, List<IssuedCredential> issued, int earlier) {
    return issued.subList(earlier + 1, issued.size()).stream()
        .anyMatch(
            later -> later.id().equals(id) && received.contains(id + " " + later.value().reveal()));
  }
}
