package dev.keyfob.fault;

import dev.keyfob.leak.Canaries;
import dev.keyfob.leak.LeakChannels;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Searches texts, exceptions and thread names for canaries. Thread-safe. */
final class ExposureScan {

  private static final int CONTEXT = 80;

  private final AtomicLong searched = new AtomicLong();
  private final ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  void text(String text) {
    searched.incrementAndGet();
    int at = String.valueOf(text).indexOf(Canaries.MARK);
    if (at >= 0) {
      // Only the text before the canary, since the report of a leak must not show the secret.
      found.add("after: " + text.substring(Math.max(0, at - CONTEXT), at));
    }
  }

  void texts(Collection<String> texts) {
    texts.forEach(this::text);
  }

  /** Searches an exception, its causes and its suppressed exceptions. */
  void exception(Throwable thrown) {
    text(LeakChannels.trace(thrown));
    exception(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private void exception(Throwable thrown, Set<Throwable> before) {
    if (thrown == null || !before.add(thrown)) {
      return;
    }
    text(thrown.toString());
    text(thrown.getMessage());
    text(thrown.getLocalizedMessage());
    exception(thrown.getCause(), before);
    for (Throwable suppressed : thrown.getSuppressed()) {
      exception(suppressed, before);
    }
  }

  /** Searches the names of all threads, each name once. */
  void threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[2 * root.activeCount()];
    int count = root.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (names.add(threads[i].getName())) {
        text(threads[i].getName());
      }
    }
  }

  /** Returns the number of texts searched. */
  long searched() {
    return searched.get();
  }

  /** Returns the text before each canary. */
  List<String> found() {
    return List.copyOf(found);
  }
}
