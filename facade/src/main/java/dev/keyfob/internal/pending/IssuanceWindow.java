package dev.keyfob.internal.pending;

import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.CreationWindow;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.PendingIssuance;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The time in which the server can have applied an unfinished issuance, by the server's clock.
 *
 * @param from when the request had not been sent
 * @param to when it had ended, for the server, too
 */
record IssuanceWindow(Instant from, Instant to) {

  /** A Date is truncated to the second, and takes up to some seconds to arrive. */
  private static final Duration GRAIN = Duration.ofSeconds(1);

  /** Returns the window of an issuance; null if the server's time was not known. */
  static @Nullable IssuanceWindow of(PendingIssuance pending) {
    Instant start = pending.intent().serverTime();
    return start == null
        ? null
        : new IssuanceWindow(
            start.minus(CreationWindow.TOLERANCE),
            start
                .plus(longestRun(pending))
                .plus(ClientJournal.LONGEST_LAG)
                .plus(GRAIN)
                .plus(CreationWindow.TOLERANCE));
  }

  /** An issuance that was given up had ended by then. */
  private static Duration longestRun(PendingIssuance pending) {
    Duration longest = pending.intent().maxDuration();
    Duration run = pending.age().minus(pending.sinceChange());
    boolean isShorter = pending.state() == IssuanceState.LOST && run.compareTo(longest) < 0;
    return isShorter && !run.isNegative() ? run : longest;
  }

  boolean holds(@Nullable OffsetDateTime created) {
    return created != null
        && !created.toInstant().isBefore(from)
        && !created.toInstant().isAfter(to);
  }

  /** Returns whether a listing of this time shows all that the issuance can have created. */
  boolean isOver(@Nullable Instant listed) {
    return listed != null && listed.isAfter(to);
  }
}
