package dev.keyfob.internal.issuance;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * When a request can have been carried out, by the server's own clock: after it had answered the
 * listing before, or had last refused the request with 429, and before it answered the listing
 * after the loss. This machine's clock has no part in it.
 *
 * @param from the {@code Date} of the first, null where the server sends none
 * @param to the {@code Date} of the second, null where the server sends none
 */
record CreationWindow(@Nullable Instant from, @Nullable Instant to) {

  /** A Date is cut to the second: the answer may be younger by almost as much. */
  private static final Duration GRAIN = Duration.ofSeconds(1);

  /** Whether there are both ends. */
  boolean isKnown() {
    return from != null && to != null;
  }

  /**
   * Whether the request can have made what was made then. Without both ends, or a time, nobody can
   * say so.
   */
  boolean holds(@Nullable OffsetDateTime created) {
    return isKnown()
        && created != null
        && !created.toInstant().isBefore(from)
        && created.toInstant().isBefore(to.plus(GRAIN));
  }
}
