package dev.keyfob.load;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.fault.FaultScenarios;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs many callers in parallel, each with its own credentials, while one request in twenty meets a
 * fault.
 */
final class Round {

  private static final int CALLS_OF_A_LIFE = 3;
  private static final int ONE_FAULT_IN = 20;

  /**
   * Each of these faults says by its exception whether a credential was issued, so that a lost
   * credential can be counted.
   */
  private static final List<Fault> FAULTS = FaultScenarios.countable();

  /**
   * A credential that a caller received: its id, its secret, and the server that the caller named,
   * if any.
   */
  private record Received(String id, Secret<String> secret, String serverId) {}

  private interface Step<T> {
    T take();
  }

  private final Sandbox sandbox;
  private final LatitudeClient client;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicInteger announced = new AtomicInteger();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  Round(Sandbox sandbox, LatitudeClient client) {
    this.sandbox = sandbox;
    this.client = client;
  }

  /**
   * Runs the callers until at least the given number of calls was made, then deletes what remains.
   */
  void run(ExecutorService threads, int callers, int callsInAll) throws Exception {
    int callsEach = (callsInAll + callers - 1) / callers;
    List<Callable<Void>> work = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      String name = "caller-" + caller;
      work.add(
          () -> {
            int called = 0;
            for (int i = 0; called < callsEach; i++) {
              called += live(name + "-" + i, i);
            }
            return null;
          });
    }
    for (Future<Void> caller : threads.invokeAll(work)) {
      caller.get();
    }
    sandbox.clearFaults();
    client.apiKeys().list().forEach(key -> client.apiKeys().delete(key.id()));
    client.vpnSessions().list().forEach(session -> client.vpnSessions().delete(session.id()));
  }

  /**
   * Runs one credential from creation to deletion and returns the number of calls. Every second one
   * is created asynchronously.
   */
  private int live(String name, int number) {
    boolean async = number % 2 == 0;
    if (number % 3 == 0) {
      String serverId = "sv_" + name;
      IssuedVpnSession session =
          issuing(
              () ->
                  async
                      ? client.vpnSessions().createAsync(Site.SAO, serverId).join()
                      : client.vpnSessions().create(Site.SAO, serverId));
      if (session == null) {
        return 1;
      }
      received.add(new Received(session.id(), session.password(), serverId));
      IssuedVpnSession again = issuing(() -> client.vpnSessions().refreshPassword(session.id()));
      if (again != null) {
        received.add(new Received(session.id(), again.password(), ""));
        note(again.id().equals(session.id()), "a session's new password is another's");
      }
      removing(() -> client.vpnSessions().delete(session.id()));
      return CALLS_OF_A_LIFE;
    }
    IssuedApiKey key =
        issuing(
            () ->
                async
                    ? client.apiKeys().createAsync(NewApiKey.named(name)).join()
                    : client.apiKeys().create(NewApiKey.named(name)));
    if (key == null) {
      return 1;
    }
    note(name.equals(key.name()), "a key is the one that another caller asked for");
    received.add(new Received(key.id(), key.token(), ""));
    IssuedApiKey rotated = issuing(() -> client.apiKeys().rotate(key.id()));
    if (rotated != null) {
      received.add(new Received(key.id(), rotated.token(), ""));
      note(
          name.equals(rotated.name()) && rotated.id().equals(key.id()),
          "a key's new token is another's");
    }
    removing(() -> client.apiKeys().delete(key.id()));
    return CALLS_OF_A_LIFE;
  }

  private <T> T issuing(Step<T> call) {
    try {
      return counted(call);
    } catch (OutcomeUnknownException | DecodingException mayExist) {
      announced.incrementAndGet();
    } catch (KeyfobException refused) {
      // nothing was issued, which lost() checks
    }
    return null;
  }

  private void removing(Runnable call) {
    try {
      counted(
          () -> {
            call.run();
            return null;
          });
    } catch (KeyfobException failed) {
      // deleted at the end of the round
    }
  }

  private <T> T counted(Step<T> call) {
    int number = calls.incrementAndGet();
    if (number % ONE_FAULT_IN == 0) {
      sandbox.next(FAULTS.get(faults.getAndIncrement() % FAULTS.size()));
    }
    try {
      return call.take();
    } catch (CompletionException async) {
      if (async.getCause() instanceof KeyfobException declared) {
        throw declared;
      }
      throw async;
    }
  }

  private void note(boolean right, String otherwise) {
    if (!right) {
      wrong.add(otherwise);
    }
  }

  int calls() {
    return calls.get();
  }

  int faults() {
    return faults.get();
  }

  /** Returns the errors, such as mixed-up responses. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /**
   * Counts credentials that were issued for another server than the caller's, or were received
   * twice.
   */
  long mixedUp() {
    Map<String, Integer> unclaimed = new HashMap<>();
    sandbox
        .issued()
        .forEach(
            made ->
                unclaimed.merge(place(made.id(), made.value(), made.serverId()), 1, Integer::sum));
    return received.stream()
        .filter(
            got ->
                unclaimed.merge(place(got.id(), got.secret(), got.serverId()), -1, Integer::sum)
                    < 0)
        .count();
  }

  private static String place(String id, Secret<String> secret, String serverId) {
    return id + " " + secret.reveal() + " " + serverId;
  }

  /**
   * Returns how many issued credentials no caller received or was told of. The number is negative
   * if callers were told of credentials that do not exist.
   */
  long lost() {
    return (long) made() - received.size() - announced.get();
  }

  int made() {
    return sandbox.issued().size();
  }
}
