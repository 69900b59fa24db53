package dev.keyfob.internal.issuance;

import dev.keyfob.internal.time.TimeSource;

/** Waits between requests about a credential that the server may show late. */
final class PollInterval {

  private PollInterval() {}

  /** Waits one second after the first request, two seconds after each further one. */
  static void sleep(TimeSource timing, int requests) throws InterruptedException {
    timing.sleep(requests == 1 ? 1_000 : 2_000);
  }
}
