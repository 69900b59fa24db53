package dev.keyfob.internal.transport;

import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a client and its copies have issued of late, and what they may be creating: whoever looks for what a lost answer
 * made must not take any of that for it. Thread-safe.
 */
public final class Creations {

  /** Of ids, and of lost ones: enough for all that can matter to a search that is under way. */
  private static final int MOST = 4096;

  /** How much later than it was made something may appear in a listing. */
  private static final long LONGEST_LAG_NANOS = 10_000_000_000L;

  /** One that is sent, or will be, until it is known what it has made. */
  public final class Pending {

    private final Operation operation;

    private Pending(Operation operation) {
      this.operation = operation;
    }

    /** It has issued this one, which is somebody's. */
    void hasMade(@Nullable String id) {
      if (id == null) { // whatever it is
        isLost();
      } else {
        synchronized (Creations.this) {
          keep(id, issued);
          isSettled();
        }
      }
    }

    /** It has made nothing, or whoever sent it looks for what it has made. */
    void isSettled() {
      synchronized (Creations.this) {
        open.remove(this);
        lost.remove(this);
      }
    }

    /** It may have made what the client never hears of, or hears no id of. */
    void isLost() {
      synchronized (Creations.this) {
        open.remove(this);
        lost.put(this, timing.nanoTime());
        removeOldest(lost.keySet());
      }
    }
  }

  private final Timing timing;
  private final Set<Pending> open = new HashSet<>();
  /** With when that was. */
  private final Map<Pending, Long> lost = new LinkedHashMap<>();

  private final Set<String> issued = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();

  Creations(Timing timing) {
    this.timing = timing;
  }

  synchronized Pending begin(Operation operation) {
    Pending creation = new Pending(operation);
    open.add(creation);
    return creation;
  }

  /** What is now, for {@link #rivals}. */
  public long now() {
    return timing.nanoTime();
  }

  /**
   * Calls of the same operation that may have made what is seen now for the first time.
   *
   * @param since when it is certain not to have been there
   */
  public synchronized Set<Pending> rivals(Operation creation, long since) {
    Set<Pending> rivals = new HashSet<>(open);
    lost.forEach(
        (one, at) -> {
          if (at - since > -LONGEST_LAG_NANOS) {
            rivals.add(one);
          }
        });
    rivals.removeIf(one -> !one.operation.equals(creation));
    return rivals;
  }

  /** Whether it is somebody's already. */
  public synchronized boolean isIssued(@Nullable String id) {
    return issued.contains(id);
  }

  /** Somebody has been told that these may be what a lost answer made, and may see to them. */
  public synchronized void name(Collection<String> ids) {
    ids.forEach(id -> keep(id, named));
  }

  private static void keep(String id, Set<String> ids) {
    ids.add(id);
    removeOldest(ids);
  }

  /**
   * Whether this is from now on what a lost answer made: not where it is somebody's already, may become so, or has been
   * named to somebody.
   *
   * @param rivals when it was first seen
   */
  public synchronized boolean take(String id, Set<Pending> rivals) {
    boolean contested = rivals.stream().anyMatch(one -> open.contains(one) || lost.containsKey(one));
    if (contested || issued.contains(id) || named.contains(id)) {
      return false;
    }
    keep(id, issued);
    return true;
  }

  private static void removeOldest(Set<?> entries) {
    if (entries.size() > MOST) {
      Iterator<?> oldest = entries.iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
