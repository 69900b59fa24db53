package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A file journal that logs each record, and fails on demand. */
public final class RecordingJournal implements Journal {

  public final List<IssuanceIntent> intents = new CopyOnWriteArrayList<>();
  public volatile boolean failing;
  public volatile boolean claimedByOther;
  public RuntimeException failure = new JournalException("out of order", null);
  private final Journal journal;
  private final List<String> log;

  public RecordingJournal(Path folder, List<String> log) {
    this.journal = Journals.file(folder);
    this.log = log;
  }

  private void failIfAsked() {
    if (failing) {
      throw failure;
    }
  }

  @Override
  public JournalEntry begin(IssuanceIntent intent) {
    failIfAsked();
    log.add("begin " + intent.operationId() + " " + intent.subject() + " " + intent.target());
    intents.add(intent);
    return journal.begin(intent);
  }

  @Override
  public boolean record(JournalEntry entry, IssuanceState state, @Nullable String credentialId) {
    failIfAsked();
    log.add(state + " " + credentialId);
    return !claimedByOther && journal.record(entry, state, credentialId);
  }

  @Override
  public boolean take(JournalEntry entry, String credentialId) {
    failIfAsked();
    log.add("take " + credentialId);
    return journal.take(entry, credentialId);
  }

  @Override
  public List<PendingIssuance> pending() {
    failIfAsked();
    return journal.pending();
  }

  @Override
  public boolean isKnown(IssuanceScope scope, String credentialId) {
    failIfAsked();
    return journal.isKnown(scope, credentialId);
  }

  @Override
  public Optional<JournalEntry> claim(PendingIssuance pending) {
    failIfAsked();
    return journal.claim(pending);
  }

  @Override
  public void close() {
    journal.close();
  }
}
