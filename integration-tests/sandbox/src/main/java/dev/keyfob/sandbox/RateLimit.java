package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;

/** Counts reads and all other requests apart, each within a minute. Thread-safe. */
final class RateLimit {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private int maxReads = Integer.MAX_VALUE;
  private int maxChanges = Integer.MAX_VALUE;
  private int reads;
  private int changes;
  private long start = System.nanoTime();

  synchronized void set(int readsPerMinute, int changesPerMinute) {
    maxReads = readsPerMinute;
    maxChanges = changesPerMinute;
    reads = 0;
    changes = 0;
    start = System.nanoTime();
  }

  /** Counts a request, and returns the seconds until it is allowed; null if it is allowed now. */
  synchronized @Nullable Integer secondsToWait(String method) {
    long passed = System.nanoTime() - start;
    if (passed >= MINUTE_NANOS) {
      reads = 0;
      changes = 0;
      start += passed;
      passed = 0;
    }
    boolean allowed = method.equals("GET") ? ++reads <= maxReads : ++changes <= maxChanges;
    return allowed ? null : (Integer) (int) ((MINUTE_NANOS - passed) / 1_000_000_000 + 1);
  }
}
