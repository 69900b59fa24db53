package dev.keyfob.load;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What there is when nobody uses it any more. */
final class Leftovers {

  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  private Leftovers() {}

  /** Fails unless there are none before long: what a client closes, its peer notices a little later. */
  static void awaitNone(String what, Supplier<Long> count) {
    long end = System.nanoTime() + PATIENCE;
    while (count.get() > 0) {
      if (System.nanoTime() > end) {
        fail(count.get() + " " + what + " are left");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** The threads of any client. */
  static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("keyfob"))
        .collect(Collectors.toSet());
  }

  /** What is left of the heap after a garbage collection. */
  static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
