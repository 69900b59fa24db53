package dev.keyfob.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Shares one client among many threads. Makes 1,200 calls by default. {@code mvn -B verify -Pload}
 * makes 100,000 for each kind of thread and checks the heap.
 */
@Timeout(1800)
final class LoadTest {

  private static final int CALLS = Integer.getInteger("keyfob.load.calls", 1_200);
  private static final int ROUNDS = 10;

  /**
   * The number of calls from which on the heap is checked. With fewer calls, loaded classes
   * outweigh leaks.
   */
  private static final int CALLS_THAT_TELL = 50_000;

  /**
   * The maximum growth of the client's objects per call, in bytes. It is less than the size of an
   * object, so no call leaks one.
   */
  private static final int MOST_BYTES_OF_OURS_LEFT_BY_A_CALL = 8;

  /**
   * The maximum growth of the whole heap per call, in bytes. It includes the sandbox's threads and
   * their buffers.
   */
  private static final int MOST_BYTES_LEFT_BY_A_CALL = 128;

  /** The number of idle connections that a client keeps. */
  private static final int KEPT = 64;

  @Test
  void twoHundredThreadsShareAClient() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      share("load, 200 threads", threads, 200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void virtualThreadsShareAClient() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads need Java 21");
    // By reflection, because this is compiled for Java 17.
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try {
      share("load, virtual threads", threads, Math.min(2_000, CALLS / 3));
    } finally {
      threads.shutdownNow();
    }
  }

  private static void share(String title, ExecutorService threads, int callers) throws Exception {
    int rounds = CALLS < CALLS_THAT_TELL ? 1 : ROUNDS;
    Figures figures = new Figures(title);
    List<Long> heap = new ArrayList<>();
    List<Long> ours = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long mixedUp = 0;
    Set<Thread> before = Leftovers.clientThreads();
    try (Sandbox sandbox = Sandbox.start()) {
      LatitudeClient client =
          LatitudeClient.builder()
              .baseUrl(sandbox.latitudeUrl())
              .apiKey(sandbox.latitudeKey())
              .build();
      for (int i = 0; i < rounds; i++) {
        Round round = new Round(sandbox, client);
        round.run(threads, callers, CALLS / rounds);
        figures.add(Figure.CALLS_MADE, round.calls());
        figures.add(Figure.FAULTS_TRIED, round.faults());
        figures.add(Figure.CREDENTIALS_MADE, round.made());
        figures.add(Figure.CREDENTIALS_LOST, round.lost());
        mixedUp += round.mixedUp();
        wrong.addAll(round.wrong());
        sandbox.forgetIssued();
        Leftovers.awaitNone(
            "connections too many", () -> (long) Math.max(0, sandbox.openConnections() - KEPT));
        if (rounds > 1) {
          heap.add(Leftovers.heapInUse());
          ours.add(Leftovers.clientObjects());
        }
      }
      figures.add(
          Figure.REQUESTS_SEEN,
          sandbox.requests().values().stream().mapToInt(Integer::intValue).sum());
      figures.write();
      client.close();
      Leftovers.awaitNone("connections", () -> (long) sandbox.openConnections());
      Leftovers.awaitNone(
          "threads",
          () -> Leftovers.clientThreads().stream().filter(t -> !before.contains(t)).count());
      assertEquals(List.of(), sandbox.violations());
    }
    assertEquals(List.of(), wrong);
    assertEquals(0, mixedUp, "credentials that another caller got, or received twice");
    assertEquals(
        0, figures.count(Figure.CREDENTIALS_LOST), "credentials that no caller got or was told of");
    assertTrue(figures.count(Figure.CREDENTIALS_MADE) > CALLS / 2, "hardly anything was made");
    if (rounds > 1) {
      long callsARound = figures.count(Figure.CALLS_MADE) / rounds;
      assertFlat(
          "bytes of the client's objects", ours, callsARound, MOST_BYTES_OF_OURS_LEFT_BY_A_CALL);
      assertFlat("bytes of the heap", heap, callsARound, MOST_BYTES_LEFT_BY_A_CALL);
    }
  }

  /**
   * Compares the minimum of the middle rounds with that of the last ones. Garbage only adds to a
   * measurement, while a leak is in all of them.
   */
  private static void assertFlat(
      String what, List<Long> afterEachRound, long callsARound, int most) {
    int third = afterEachRound.size() / 3;
    long middle = Collections.min(afterEachRound.subList(third, 2 * third));
    long last = Collections.min(afterEachRound.subList(2 * third, afterEachRound.size()));
    double left = (last - middle) / (double) (callsARound * third);
    assertTrue(
        left < most,
        "a call leaves " + left + " " + what + "; after each round: " + afterEachRound);
  }
}
