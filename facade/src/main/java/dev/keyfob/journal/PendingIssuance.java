package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * An issuance that a journal records as unfinished. It may have issued a credential that no caller
 * has.
 *
 * @param entry the entry, as it was when it was read
 * @param intent what was to be issued
 * @param state how far the issuance has come
 * @param credentialId the id of the credential; null if it is unknown
 * @param age the time since the intent was recorded, by the journal's clock
 * @param sinceChange the time since the last change of the entry, by the journal's clock
 * @param running whether a process may still be at work on it
 * @since 0.1.0
 */
public record PendingIssuance(
    JournalEntry entry,
    IssuanceIntent intent,
    IssuanceState state,
    @Nullable String credentialId,
    Duration age,
    Duration sinceChange,
    boolean running) {}
