package dev.keyfob.internal.events;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last ids of a stream, by which an event that comes again is known. For one thread. */
final class DuplicateFilter {

  private static final int MOST = 4096;

  private final Set<Object> ids = new LinkedHashSet<>();

  /** Whether the id is not one of the last. */
  boolean isNew(Object id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > MOST) {
      Iterator<Object> oldest = ids.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }
}
