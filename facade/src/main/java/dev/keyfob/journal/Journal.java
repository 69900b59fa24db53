package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/**
 * Records each issuance durably: before the request is sent, when the id of the credential is
 * known, and when the credential has been delivered or revoked. It never gets a secret.
 *
 * <p>Use {@link Journals#file}. Callers implement this interface only to keep a journal elsewhere.
 * An implementation must be thread-safe, and what it has recorded must survive a crash of the
 * process. Each method throws a {@link JournalException} if it cannot do that. Its message names no
 * values.
 *
 * <p>One journal can serve several clients.
 *
 * @since 0.1.0
 */
public interface Journal extends AutoCloseable {

  /**
   * Records that an issuing request is about to be sent. The record is durable when this method
   * returns; if it throws, the request is not sent.
   *
   * @param intent what is to be issued
   * @return the entry, owned by this process
   */
  JournalEntry begin(IssuanceIntent intent);

  /**
   * Records how far an issuance has come. The check of the entry's fence and the change are one
   * atomic step.
   *
   * @param entry the entry
   * @param state the new state
   * @param credentialId the id of the credential; null if it is unknown, or as recorded before
   * @return whether it was recorded; false if another process has claimed the entry since, or has
   *     finished it
   */
  boolean record(JournalEntry entry, IssuanceState state, @Nullable String credentialId);

  /**
   * Claims a credential that was found in a listing for an entry, whose state becomes {@link
   * IssuanceState#ISSUED}. Of several entries that try it at the same time, one succeeds.
   *
   * @param entry the entry
   * @param credentialId the id of the credential
   * @return false if another entry of the same scope names the credential, or if {@link #record}
   *     would return false
   */
  boolean take(JournalEntry entry, String credentialId);

  /**
   * {@return all unfinished issuances, the oldest first} Those of other scopes and those that are
   * still running are included.
   */
  List<PendingIssuance> pending();

  /**
   * {@return whether an entry, finished or not, names the credential}
   *
   * @param scope the scope of the entries
   * @param credentialId the id of the credential
   */
  boolean isKnown(IssuanceScope scope, String credentialId);

  /**
   * Claims an unfinished issuance, to recover it. The claim ends when the entry is recorded as lost
   * or finished, or when nothing has been recorded for some time, which the implementation sets.
   *
   * @param pending the issuance
   * @return the entry with a new fence; empty if the issuance is running, or was finished or
   *     claimed since it was read
   */
  Optional<JournalEntry> claim(PendingIssuance pending);

  /** Releases what the journal holds open. Closing again has no effect. */
  @Override
  void close();
}
