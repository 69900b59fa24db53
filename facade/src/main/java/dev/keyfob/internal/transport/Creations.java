package dev.keyfob.internal.transport;

import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client and its copies are creating, and have created since somebody began to watch: who looks for what a lost
 * answer made must not take any of that for it. Thread-safe.
 */
public final class Creations {

  /** One that has been sent, or will be, of which nobody knows yet what it has made. */
  public final class Pending {

    private final Operation operation;

    private Pending(Operation operation) {
      this.operation = operation;
    }

    /** It has made this one, which is somebody's who asked for it. */
    void hasMade(@Nullable String id) {
      synchronized (Creations.this) {
        if (watchers > 0 && id != null) {
          made.add(id);
        }
        pending.remove(this);
      }
    }

    /** It has made nothing, or whoever sent it looks for what it has made. */
    void isSettled() {
      synchronized (Creations.this) {
        pending.remove(this);
      }
    }

    /** It may have made what the client never hears of: that stays so while anybody looks. */
    void isLost() {
      synchronized (Creations.this) {
        if (watchers > 0) {
          lost.add(this);
        } else {
          pending.remove(this);
        }
      }
    }
  }

  private final Set<Pending> pending = new HashSet<>();
  private final Set<Pending> lost = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private int watchers;

  /** From before the first listing until {@link #unwatch}, what has been made is kept in mind. */
  public synchronized void watch() {
    watchers++;
  }

  /** Once for each {@link #watch}. */
  public synchronized void unwatch() {
    if (--watchers == 0) {
      made.clear();
      pending.removeAll(lost);
      lost.clear();
    }
  }

  synchronized Pending begin(Operation operation) {
    Pending creation = new Pending(operation);
    pending.add(creation);
    return creation;
  }

  /** Those that may have made what is seen now for the first time. */
  public synchronized Set<Pending> pending(Operation creation) {
    return pending.stream().filter(one -> one.operation.equals(creation)).collect(Collectors.toSet());
  }

  /** Whether it is somebody's already. */
  public synchronized boolean isMade(@Nullable String id) {
    return made.contains(id);
  }

  /**
   * Whether this is from now on what a lost answer made: not where it is somebody's already, or may become so.
   *
   * @param rivals what was pending when it was first seen
   */
  public synchronized boolean take(String id, Set<Pending> rivals) {
    return Collections.disjoint(pending, rivals) && made.add(id);
  }
}
