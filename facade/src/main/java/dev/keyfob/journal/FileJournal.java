package dev.keyfob.journal;

import dev.keyfob.internal.text.SafeLogger;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps a journal in a file and all its entries in memory. It locks the file, so every entry that
 * it finds there belongs to a process that has ended.
 */
final class FileJournal implements Journal {

  private static final long COMPACTED_FROM_BYTES = 1024 * 1024;

  /** How long a finished entry is kept, for recoveries that begin later. */
  private static final long RETENTION_MILLIS = 3_600_000;

  private final JournalFile file;
  private final Map<String, StoredIssuance> entries = new LinkedHashMap<>();

  /** The ids of the entries that this process is at work on. */
  private final Set<String> running = new HashSet<>();

  private long compactFrom = COMPACTED_FROM_BYTES;
  private boolean closed;

  private FileJournal(JournalFile file, List<StoredIssuance> stored) {
    this.file = file;
    stored.forEach(entry -> entries.put(entry.entry().id(), entry));
  }

  static FileJournal open(Path folder) {
    try {
      List<StoredIssuance> stored = new ArrayList<>();
      FileJournal journal = new FileJournal(JournalFile.open(folder, stored), stored);
      if (!stored.isEmpty()) {
        journal.compact();
      }
      return journal;
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  private static JournalException unusable(IOException failure) {
    return new JournalException(
        "the journal's file cannot be read or written: check the disk and the permissions",
        failure);
  }

  @Override
  public synchronized JournalEntry begin(IssuanceIntent intent) {
    long now = System.currentTimeMillis();
    JournalEntry entry = new JournalEntry(UUID.randomUUID().toString(), 1);
    store(
        new StoredIssuance(entry, intent, IssuanceState.RUNNING, intent.credentialId(), now, now));
    running.add(entry.id());
    return entry;
  }

  @Override
  public synchronized boolean record(
      JournalEntry entry, IssuanceState state, @Nullable String credentialId) {
    StoredIssuance stored = entries.get(entry.id());
    if (stored == null) { // finished, and removed since
      requireOpen();
      return true;
    }
    if (stored.entry().fence() != entry.fence()) {
      return false;
    }
    store(stored.with(state, credentialId, System.currentTimeMillis()));
    if (state.isFinished() || state == IssuanceState.LOST) {
      running.remove(entry.id());
    }
    return true;
  }

  @Override
  public synchronized boolean take(JournalEntry entry, String credentialId) {
    StoredIssuance stored = entries.get(entry.id());
    boolean named =
        stored == null
            || entries.values().stream()
                .filter(other -> !other.entry().id().equals(entry.id()))
                .anyMatch(other -> other.names(stored.intent().scope(), credentialId));
    return !named && record(entry, IssuanceState.ISSUED, credentialId);
  }

  @Override
  public synchronized List<PendingIssuance> pending() {
    requireOpen();
    long now = System.currentTimeMillis();
    return entries.values().stream()
        .filter(stored -> !stored.state().isFinished())
        .map(stored -> stored.pending(now, running.contains(stored.entry().id())))
        .toList();
  }

  @Override
  public synchronized boolean isKnown(IssuanceScope scope, String credentialId) {
    requireOpen();
    return entries.values().stream().anyMatch(stored -> stored.names(scope, credentialId));
  }

  @Override
  public synchronized Optional<JournalEntry> claim(PendingIssuance pending) {
    requireOpen();
    StoredIssuance stored = entries.get(pending.entry().id());
    if (stored == null
        || stored.state().isFinished()
        || running.contains(pending.entry().id())
        || !stored.entry().equals(pending.entry())) {
      return Optional.empty();
    }
    StoredIssuance claimed = stored.claimed(System.currentTimeMillis());
    store(claimed);
    running.add(pending.entry().id());
    return Optional.of(claimed.entry());
  }

  private void store(StoredIssuance changed) {
    requireOpen();
    try {
      file.append(changed);
    } catch (IOException failure) {
      throw unusable(failure);
    }
    entries.put(changed.entry().id(), changed);
    if (file.size() > compactFrom) {
      compactUnlessDiskFails();
    }
  }

  /** The entry is on the disk already, so a failure here must not reach the caller. */
  private void compactUnlessDiskFails() {
    try {
      compact();
    } catch (IOException failure) {
      compactFrom = 2 * file.size();
      SafeLogger.warn(() -> "the journal's file could not be compacted, and grows");
    }
  }

  /** Removes the finished entries that no recovery can need, and all superseded lines. */
  private void compact() throws IOException {
    long oldest = System.currentTimeMillis() - RETENTION_MILLIS;
    List<StoredIssuance> unfinished =
        entries.values().stream().filter(stored -> !stored.state().isFinished()).toList();
    entries
        .values()
        .removeIf(
            stored ->
                stored.state().isFinished()
                    && stored.changedAt() < oldest
                    && unfinished.stream().noneMatch(stored::overlaps));
    file.replace(entries.values());
    compactFrom = Math.max(COMPACTED_FROM_BYTES, 2 * file.size());
  }

  private void requireOpen() {
    if (closed) {
      throw new JournalException("the journal is closed: close it after its clients", null);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        file.close();
      } catch (IOException failure) {
        throw unusable(failure);
      }
    }
  }

  @Override
  public String toString() {
    return "FileJournal";
  }
}
