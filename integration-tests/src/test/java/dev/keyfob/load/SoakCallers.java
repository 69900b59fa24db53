package dev.keyfob.load;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Uses the clients as applications do, until the time is over. */
final class SoakCallers {

  private static final int LONGEST_PAUSE_MS = 400;

  private final LatitudeClient latitude;
  private final PingNetworkClient ping;
  private final SoakBalance balance;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong lives = new AtomicLong();
  private final Map<String, Long> failures = new TreeMap<>();
  private final Queue<String> pingSessions = new ConcurrentLinkedQueue<>();

  SoakCallers(LatitudeClient latitude, PingNetworkClient ping, SoakBalance balance) {
    this.latitude = latitude;
    this.ping = ping;
    this.balance = balance;
  }

  /** Issues one credential after another until the time is over. */
  void run(long end) {
    while (System.nanoTime() < end) {
      long number = lives.incrementAndGet();
      String life = "sv_soak_" + number;
      switch ((int) (number % 8)) {
        case 0, 1 -> vpnSession(life);
        case 2 -> lease(life);
        case 3 -> recoveredKey(life);
        case 4 -> pingSession();
        default -> key(life, number % 2 == 0);
      }
    }
  }

  private void vpnSession(String life) {
    IssuedVpnSession session = issuing(life, () -> latitude.vpnSessions().create(Site.SAO, life));
    if (session == null) {
      return;
    }
    balance.received(life, session.id(), session.password());
    IssuedVpnSession again =
        issuing(life, () -> latitude.vpnSessions().refreshPassword(session.id()));
    if (again != null) {
      balance.received(life, again.id(), again.password());
    }
    removing(() -> latitude.vpnSessions().delete(session.id()));
  }

  private void lease(String life) {
    Lease<IssuedVpnSession> lease =
        issuing(life, () -> latitude.vpnSessions().issue(Site.SAO, life).lease());
    if (lease == null) {
      return;
    }
    IssuedVpnSession first = lease.credential();
    balance.received(life, first.id(), first.password());
    IssuedVpnSession again = issuing(life, lease::refresh);
    if (again != null) {
      balance.received(life, again.id(), again.password());
    }
    removing(lease::close);
  }

  private void recoveredKey(String life) {
    balance.recovers(life);
    IssuedApiKey key =
        issuing(
            life,
            () ->
                latitude
                    .apiKeys()
                    .issue(NewApiKey.named(life))
                    .recover(RecoveryAction.REISSUE)
                    .execute());
    if (key != null) {
      balance.received(life, key.id(), key.token());
      removing(() -> latitude.apiKeys().delete(key.id()));
    }
  }

  private void key(String life, boolean async) {
    IssuedApiKey key =
        issuing(
            life,
            () ->
                async
                    ? latitude.apiKeys().createAsync(NewApiKey.named(life)).join()
                    : latitude.apiKeys().create(NewApiKey.named(life)));
    if (key == null) {
      return;
    }
    balance.received(life, key.id(), key.token());
    if (!life.equals(key.name())) {
      balance.wrong(life + " received the key of " + key.name());
    }
    IssuedApiKey rotated = issuing(life, () -> latitude.apiKeys().rotate(key.id()));
    if (rotated != null) {
      balance.received(life, rotated.id(), rotated.token());
    }
    removing(() -> latitude.apiKeys().list());
    removing(() -> latitude.apiKeys().delete(key.id()));
  }

  private void pingSession() {
    // Only a few sessions, since the sandbox keeps them and repeats all their events to each
    // connection.
    if (lives.get() % 40 != 4) {
      return;
    }
    IssuedSession session =
        issuing(SoakBalance.PING, () -> ping.sessions().create(NewSession.of("client", "zone")));
    if (session != null) {
      pingSessions.add(session.id());
      balance.received(SoakBalance.PING, session.id(), userOf(session));
    }
  }

  private static Secret<String> userOf(IssuedSession session) {
    String link = session.link().reveal();
    return Secret.of(link.substring("vless://".length(), link.indexOf('@')));
  }

  private <T> T issuing(String life, Supplier<T> call) {
    try {
      return counted(call);
    } catch (OutcomeUnknownException | DecodingException | IssuanceRevokedException told) {
      balance.announced(life);
    } catch (KeyfobException refused) {
      // Nothing was issued, which the balance checks.
    }
    return null;
  }

  private void removing(Runnable call) {
    try {
      counted(
          () -> {
            call.run();
            return "";
          });
    } catch (KeyfobException failed) {
      // What remains is deleted at the end of the round.
    }
  }

  private <T> T counted(Supplier<T> call) {
    calls.incrementAndGet();
    LockSupport.parkNanos(
        Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS)).toNanos());
    try {
      return call.get();
    } catch (CompletionException async) {
      throw failed(
          async.getCause() instanceof KeyfobException declared ? declared : unexpected(async));
    } catch (KeyfobException declared) {
      throw failed(declared);
    } catch (RuntimeException other) {
      throw unexpected(other);
    }
  }

  private RuntimeException failed(RuntimeException failure) {
    synchronized (failures) {
      failures.merge(failure.getClass().getSimpleName(), 1L, Long::sum);
    }
    return failure;
  }

  private RuntimeException unexpected(RuntimeException failure) {
    balance.wrong("unexpected: " + failure);
    return failure;
  }

  long calls() {
    return calls.get();
  }

  /** Returns the failures so far by type. */
  String failures() {
    synchronized (failures) {
      return failures.toString();
    }
  }

  /** Returns the ids of the Ping sessions that callers received. */
  Queue<String> pingSessions() {
    return pingSessions;
  }
}
