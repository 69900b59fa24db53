package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * An entry of a {@link FileJournal}. Immutable: each change is a new entry with the same id.
 *
 * @param startedAt when the intent was recorded, in milliseconds of the local clock
 * @param changedAt when the entry was changed last, in milliseconds of the local clock
 */
record StoredIssuance(
    JournalEntry entry,
    IssuanceIntent intent,
    IssuanceState state,
    @Nullable String credentialId,
    long startedAt,
    long changedAt) {

  /** How long after its request a credential may appear; also covers a clock that was set. */
  private static final long MARGIN_MILLIS = 60_000;

  StoredIssuance with(IssuanceState other, @Nullable String id, long now) {
    return new StoredIssuance(entry, intent, other, id == null ? credentialId : id, startedAt, now);
  }

  StoredIssuance claimed(long now) {
    JournalEntry next = new JournalEntry(entry.id(), entry.fence() + 1);
    return new StoredIssuance(next, intent, state, credentialId, startedAt, now);
  }

  PendingIssuance pending(long now, boolean running) {
    return new PendingIssuance(
        entry,
        intent,
        state,
        credentialId,
        Duration.ofMillis(Math.max(0, now - startedAt)),
        Duration.ofMillis(Math.max(0, now - changedAt)),
        running);
  }

  boolean names(IssuanceScope scope, String id) {
    return id.equals(credentialId) && intent.scope().equals(scope);
  }

  /** Returns whether a listing may show the credential of one of the two for the other's. */
  boolean overlaps(StoredIssuance other) {
    return startedAt <= other.latestEnd() && other.startedAt <= latestEnd();
  }

  private long latestEnd() {
    return Math.max(changedAt, startedAt + intent.maxDuration().toMillis()) + MARGIN_MILLIS;
  }
}
