package dev.keyfob.internal.events;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Recognizes repeated events by the keys of the last 4096 events. Not thread-safe. */
final class DuplicateFilter {

  private static final int CAPACITY = 4096;

  private final Set<Object> keys = new LinkedHashSet<>();

  /** Records the key and returns whether it was unknown. */
  boolean isNew(Object key) {
    if (!keys.add(key)) {
      return false;
    }
    if (keys.size() > CAPACITY) {
      Iterator<Object> oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }
}
