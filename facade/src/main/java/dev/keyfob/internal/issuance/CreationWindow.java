package dev.keyfob.internal.issuance;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The time in which the server can have applied a creation, by its own clock: from the listing
 * before, or the last 429, to the first listing after the loss. The local clock is not used.
 *
 * @param from the {@code Date} of the first response; null if the server sends none
 * @param to the {@code Date} of the second response; null if the server sends none
 */
public record CreationWindow(@Nullable Instant from, @Nullable Instant to) {

  /** A Date is truncated to the second (RFC 9110, 6.6.1). */
  private static final Duration GRAIN = Duration.ofSeconds(1);

  /**
   * How far the clock that dates credentials may be from the clock of the Date. In one of 11
   * recordings of Latitude.sh, the Date was one second early.
   */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Returns whether both ends are known. */
  boolean isKnown() {
    return from != null && to != null;
  }

  /**
   * Returns whether the window is no longer than the time that has passed between the two requests.
   * A longer one begins with the old Date of a cached response.
   */
  boolean isWithin(Duration elapsed) {
    return !isKnown() || Duration.between(from, to).compareTo(elapsed) <= 0;
  }

  /** Returns whether the time is known and within the window, or outside by the tolerance. */
  boolean holds(@Nullable OffsetDateTime created) {
    return isKnown()
        && !to.isBefore(from)
        && created != null
        && !created.toInstant().isBefore(from.minus(TOLERANCE))
        && created.toInstant().isBefore(to.plus(GRAIN).plus(TOLERANCE));
  }
}
