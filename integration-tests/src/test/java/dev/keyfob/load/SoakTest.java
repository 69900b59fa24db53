package dev.keyfob.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.pingnetwork.EventOptions;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvent;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Uses one client of each provider for a long time, through proxies that restart and connections
 * that die, while the API key rotates and an event stream is read. {@code mvn -B verify -Pload}
 * does this for a minute, and {@code -Dkeyfob.soak.minutes=60} for an hour. Each minute is written
 * to {@code target/soak.txt}.
 */
final class SoakTest {

  private static final int MINUTES = Integer.getInteger("keyfob.soak.minutes", 0);
  private static final int CALLERS = 8;

  /** With fewer minutes, loaded classes and growing buffers outweigh a leak. */
  private static final int MINUTES_THAT_TELL = 12;

  /** The maximum growth, which is less than one object for each call in a third of an hour. */
  private static final long MOST_BYTES_OF_OURS = 100_000;

  /**
   * The maximum growth of the whole heap, which includes the sandbox's sessions and their events.
   */
  private static final long MOST_BYTES = 4_000_000;

  private static final Path LOG = Path.of("target", "soak.txt");

  private final SoakBalance balance = new SoakBalance();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Integer> eventsSeen = new ConcurrentHashMap<>();
  private final List<Long> heap = new ArrayList<>();
  private final List<Long> ours = new ArrayList<>();
  private final List<Integer> threads = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private long issued;
  private final AtomicInteger restarts = new AtomicInteger();

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void oneClientLosesNothingAndLeavesNothing() throws Exception {
    assumeTrue(MINUTES > 0, "runs with -Pload, for -Dkeyfob.soak.minutes");
    ExecutorService pool = Executors.newCachedThreadPool();
    try (Sandbox sandbox = Sandbox.start();
        Relay toLatitude = new Relay(sandbox.latitudeUrl(), 1);
        Relay toPing = new Relay(sandbox.pingNetworkUrl(), 2);
        LatitudeClient direct = sandbox.latitude().build()) {
      sandbox.sessionLifetime(Duration.ofHours(2));
      IssuedApiKey own = direct.apiKeys().create(NewApiKey.named("of the client"));
      AtomicReference<Secret<String>> key = new AtomicReference<>(own.token());
      sandbox.forgetIssued();
      Set<Thread> before = Leftovers.clientThreads();
      LatitudeClient latitude =
          LatitudeClient.builder()
              .baseUrl(toLatitude.url(sandbox.latitudeUrl()))
              .apiKey(key::get)
              .build();
      PingNetworkClient ping =
          PingNetworkClient.builder()
              .baseUrl(toPing.url(sandbox.pingNetworkUrl()))
              .apiKey(sandbox.pingNetworkKey())
              .build();
      SoakCallers callers = new SoakCallers(latitude, ping, balance);
      SessionEvents events =
          ping.sessions().events(EventOptions.standard().longestBackoff(Duration.ofSeconds(5)));
      Future<?> reader = pool.submit(() -> read(events));
      Future<?> rotation = pool.submit(() -> rotate(direct, own.id(), key));
      Future<?> disturbance = pool.submit(() -> disturb(toLatitude, toPing));
      for (int minute = 1; minute <= MINUTES; minute++) {
        minute(pool, callers);
        settle(sandbox, direct, own.id());
        measure(minute, callers, events, toLatitude.openConnections() + toPing.openConnections());
      }
      over.set(true);
      rotation.get(1, TimeUnit.MINUTES);
      disturbance.get(1, TimeUnit.MINUTES);
      awaitEvents(callers);
      events.close();
      reader.get(1, TimeUnit.MINUTES);
      latitude.close();
      ping.close();
      Leftovers.awaitNone(
          "connections", () -> (long) toLatitude.openConnections() + toPing.openConnections());
      Leftovers.awaitNone(
          "threads",
          () -> Leftovers.clientThreads().stream().filter(t -> !before.contains(t)).count());
      write(callers, sandbox);
    } finally {
      pool.shutdownNow();
    }
    assertEquals(List.of(), balance.wrong());
    assertEquals(List.of(), lost, "credentials that no caller got or was told of");
    assertFlat("bytes of the client's objects", ours, MOST_BYTES_OF_OURS);
    assertFlat("bytes of the heap", heap, MOST_BYTES);
    assertFlat("threads", threads.stream().map(Integer::longValue).toList(), 8);
  }

  private static void minute(ExecutorService pool, SoakCallers callers) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    List<Future<?>> running = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      running.add(pool.submit(() -> callers.run(end)));
    }
    for (Future<?> one : running) {
      one.get(5, TimeUnit.MINUTES);
    }
  }

  /**
   * Compares the issued credentials with those that callers know, and deletes the remaining ones.
   */
  private void settle(Sandbox sandbox, LatitudeClient direct, String ownId) {
    // The sandbox may still be processing a request whose connection was cut.
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    Map<String, String> names = new HashMap<>();
    List<ApiKey> left = direct.apiKeys().list().stream().toList();
    left.forEach(key -> names.put(key.id(), key.name()));
    issued += sandbox.issued().size();
    lost.addAll(
        balance.lost(
            sandbox.issued().stream().filter(one -> !one.id().equals(ownId)).toList(),
            id -> names.getOrDefault(id, "a key that is gone")));
    sandbox.forgetIssued();
    left.stream()
        .filter(key -> !key.id().equals(ownId))
        .forEach(key -> direct.apiKeys().delete(key.id()));
    direct.vpnSessions().list().forEach(session -> direct.vpnSessions().delete(session.id()));
  }

  private void measure(int minute, SoakCallers callers, SessionEvents events, int connections)
      throws Exception {
    heap.add(Leftovers.heapInUse());
    ours.add(Leftovers.clientObjects());
    threads.add(Leftovers.clientThreads().size());
    String line =
        "minute %d: %,d calls, %,d issued, %d lost, failures %s, %d restarts, %d events over %d connections;"
                .formatted(
                    minute,
                    callers.calls(),
                    issued,
                    lost.size(),
                    callers.failures(),
                    restarts.get(),
                    eventsSeen.size(),
                    events.connections())
            + " heap %,d, ours %,d bytes, %d threads, %d connections%n"
                .formatted(
                    heap.get(heap.size() - 1),
                    ours.get(ours.size() - 1),
                    threads.get(threads.size() - 1),
                    connections);
    Files.createDirectories(LOG.getParent());
    Files.writeString(
        LOG,
        line,
        StandardOpenOption.CREATE,
        minute == 1 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
  }

  private void read(SessionEvents events) {
    for (SessionEvent event : events) {
      eventsSeen.merge(event.sessionId() + " " + event.id(), 1, Integer::sum);
    }
  }

  /** Rotates the client's own key. A call that still sends the previous key gets a 401. */
  private void rotate(LatitudeClient direct, String id, AtomicReference<Secret<String>> key) {
    while (pause(2, 12)) {
      key.set(direct.apiKeys().rotate(id).token());
    }
  }

  private void disturb(Relay toLatitude, Relay toPing) {
    Random random = new Random(3);
    while (pause(1, 8)) {
      Relay relay = random.nextInt(4) == 0 ? toPing : toLatitude;
      if (random.nextInt(3) == 0) {
        try {
          relay.restart();
        } catch (IOException portTaken) {
          balance.wrong("the relay could not restart: " + portTaken);
        }
        restarts.incrementAndGet();
      } else {
        relay.cut(2);
      }
    }
  }

  /** Waits a random number of seconds; false if the time is over. */
  private boolean pause(int least, int most) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(new Random().nextInt(least, most));
    while (!over.get() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return !over.get();
  }

  /** Asserts that the stream contains one start event for each session that a caller received. */
  private void awaitEvents(SoakCallers callers) {
    Leftovers.awaitNone(
        "sessions without an event",
        () ->
            callers.pingSessions().stream()
                .filter(id -> eventsSeen.keySet().stream().noneMatch(e -> e.startsWith(id + " ")))
                .count());
    eventsSeen.forEach(
        (event, times) -> {
          if (times > 1) {
            balance.wrong("the event " + event + " was read " + times + " times");
          }
        });
  }

  private void write(SoakCallers callers, Sandbox sandbox) throws IOException {
    Figures figures = new Figures("soak, " + MINUTES + " minutes");
    figures.add(Figure.CALLS_MADE, callers.calls());
    figures.add(
        Figure.REQUESTS_SEEN,
        sandbox.requests().values().stream().mapToInt(Integer::intValue).sum());
    figures.add(Figure.CREDENTIALS_MADE, issued);
    figures.add(Figure.CREDENTIALS_LOST, lost.size());
    figures.write();
  }

  /** Compares the minimum of the middle third with that of the last. */
  private static void assertFlat(String what, List<Long> afterEachMinute, long most) {
    if (MINUTES < MINUTES_THAT_TELL) {
      return;
    }
    int third = afterEachMinute.size() / 3;
    long middle = Collections.min(afterEachMinute.subList(third, 2 * third));
    long last = Collections.min(afterEachMinute.subList(2 * third, afterEachMinute.size()));
    assertTrue(
        last - middle < most,
        what + " grew by " + (last - middle) + "; after each minute: " + afterEachMinute);
  }
}
