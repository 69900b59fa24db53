package dev.keyfob.internal.issuance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps what could not be recorded, and writes it before the journal is used next. Otherwise
 * recovery would act on a credential that its caller has. Thread-safe.
 */
final class LateRecords {

  private static final int MAX_RECORDS = 10_000;

  private final Deque<Runnable> records = new ArrayDeque<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  void add(Runnable record) {
    synchronized (records) {
      if (records.size() < MAX_RECORDS) {
        records.add(record);
      }
    }
  }

  /** Writes all records in their order; those that fail again are kept. */
  void write() {
    if (!writing.compareAndSet(false, true)) {
      return;
    }
    try {
      for (Runnable next = first(); next != null; next = first()) {
        next.run();
        synchronized (records) {
          records.remove();
        }
      }
    } catch (RuntimeException stillFailing) {
      // The journal's next use reports it.
    } finally {
      writing.set(false);
    }
  }

  private Runnable first() {
    synchronized (records) {
      return records.peek();
    }
  }
}
