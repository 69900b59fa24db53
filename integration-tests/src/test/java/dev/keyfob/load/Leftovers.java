package dev.keyfob.load;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** Finds connections, threads and heap that remain after all clients are closed. */
final class Leftovers {

  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  /** A line of a heap histogram: rank, instances, bytes, class. */
  private static final Pattern OBJECTS =
      Pattern.compile(
          "\\d+: +\\d+ +(\\d+) +\\[*L?(?:dev\\.keyfob|okhttp3|okio|retrofit2|com\\.google\\.gson)\\.");

  private Leftovers() {}

  /**
   * Waits until a count is zero, since the peer notices a closed connection late; fails after a
   * limit.
   */
  static void awaitNone(String what, Supplier<Long> count) {
    long end = System.nanoTime() + PATIENCE;
    while (count.get() > 0) {
      if (System.nanoTime() > end) {
        fail(count.get() + " " + what + " are left");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** Returns the threads of all clients. */
  static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("keyfob"))
        .collect(Collectors.toSet());
  }

  /**
   * Returns the bytes of all reachable objects of Keyfob and its libraries, as {@code jcmd} counts
   * them.
   */
  static long clientObjects() throws JMException {
    ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    commands,
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Matcher line = OBJECTS.matcher(histogram);
    long bytes = 0;
    while (line.find()) {
      bytes += Long.parseLong(line.group(1));
    }
    if (bytes == 0) {
      fail("the JVM's class histogram is not what this test knows");
    }
    return bytes;
  }

  /** Returns the heap size after a garbage collection. */
  static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
