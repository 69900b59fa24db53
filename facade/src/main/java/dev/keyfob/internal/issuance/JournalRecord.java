package dev.keyfob.internal.issuance;

import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.JournalFailedException;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.journal.IssuanceIntent;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.Journal;
import dev.keyfob.journal.JournalEntry;
import jakarta.annotation.Nullable;
import java.util.function.Supplier;

/** Records one execution of an issuing call in a client's journal. */
public final class JournalRecord implements IssuanceRecord {

  private final ClientJournal client;
  private final Supplier<IssuanceIntent> intent;
  private @Nullable JournalEntry entry;
  private @Nullable IssuanceState state;
  private @Nullable String id;
  private boolean abandoned;
  private boolean durable;

  /**
   * Prepares a record of a call that has not been sent.
   *
   * @param intent is called when the request is about to be sent
   */
  JournalRecord(ClientJournal client, Supplier<IssuanceIntent> intent) {
    this.client = client;
    this.intent = intent;
  }

  /** Continues an entry that recovery has claimed. */
  public JournalRecord(ClientJournal client, JournalEntry claimed) {
    this(client, () -> null);
    this.entry = claimed;
  }

  @Override
  public synchronized void sending() throws JournalFailedException {
    if (entry != null) {
      return;
    }
    try {
      entry = client.journal().begin(intent.get());
    } catch (RuntimeException failure) {
      throw new JournalFailedException(ClientJournal.shown(failure));
    }
  }

  @Override
  public synchronized void issued(@Nullable String id, boolean returned) {
    if (abandoned) {
      write(IssuanceState.LOST, id);
    } else {
      durable = write(returned ? IssuanceState.RETURNED : IssuanceState.ISSUED, id);
    }
  }

  @Override
  public synchronized void notIssued() {
    write(IssuanceState.NOT_ISSUED, null);
  }

  @Override
  public synchronized void lost() {
    abandoned = true;
    write(IssuanceState.LOST, null);
  }

  @Override
  public synchronized boolean take(String found) {
    try {
      boolean taken = client.journal().take(entry, found);
      if (taken) {
        state = IssuanceState.ISSUED;
        id = found;
      }
      return taken;
    } catch (RuntimeException failure) {
      warn(failure);
      return false;
    }
  }

  @Override
  public synchronized void returned() {
    durable = write(IssuanceState.RETURNED, null);
  }

  @Override
  public synchronized void delivered() {
    durable = write(IssuanceState.DELIVERED, null);
  }

  @Override
  public synchronized void revoked() {
    write(IssuanceState.REVOKED, null);
  }

  @Override
  public synchronized boolean isDurable() {
    return durable;
  }

  private boolean write(IssuanceState next, @Nullable String known) {
    return record(next, known) == Written.RECORDED;
  }

  /** Says what became of a state that was to be recorded. */
  public enum Written {
    RECORDED,
    /** Another process has claimed the entry, and decides what happens to the credential. */
    CLAIMED_BY_OTHER,
    /** The journal failed, which was logged; it is tried again later. */
    FAILED
  }

  /** Records a state, and the credential's id if it is known now. */
  public synchronized Written record(IssuanceState next, @Nullable String known) {
    if (entry == null) {
      return Written.FAILED;
    }
    state = next;
    id = known == null ? id : known;
    try {
      if (!client.journal().record(entry, state, id)) {
        SafeLogger.warn(
            () ->
                "another process has claimed an issuance in the journal: its credential may have been"
                    + " reissued or revoked");
        return Written.CLAIMED_BY_OTHER;
      }
      return Written.RECORDED;
    } catch (RuntimeException failure) {
      warn(failure);
      client.recordLater(this);
      return Written.FAILED;
    }
  }

  /** Records the current state, which could not be recorded before. */
  synchronized void writeLate(Journal journal) {
    journal.record(entry, state, id);
  }

  private static void warn(RuntimeException failure) {
    SafeLogger.warn(
        () ->
            "the journal could not record what became of an issuance ("
                + failure.getClass().getName()
                + "): if this process ends now, recovery looks for its credential");
  }
}
