package dev.keyfob.internal.issuance;

import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records what a client and its copies have issued recently, and what they may be creating, so that
 * recovery does not act on a credential of another caller. Thread-safe.
 */
public final class IssuanceLedger {

  /** Maximum number of entries. A search older than the youngest removed entry claims nothing. */
  private static final int MOST = 4096;

  /** How long after a response or a timeout a credential may first appear in a listing. */
  private static final long LONGEST_LAG_NANOS = 10_000_000_000L;

  /** A creation until its outcome is known. */
  public final class Pending implements IssuanceTracker {

    private final Operation operation;
    private boolean left;
    private boolean known;

    private Pending(Operation operation) {
      this.operation = operation;
    }

    /** Records that a request was sent: a credential listed from now on may be its own. */
    @Override
    public void sent() {
      synchronized (IssuanceLedger.this) {
        left = true;
        if (!known && !open.contains(this) && !lookedFor.contains(this)) {
          keep(this, lost); // its caller has just timed out
        }
      }
    }

    /** Records that the server rejected the request, which is retried. */
    @Override
    public void rejected() {
      synchronized (IssuanceLedger.this) {
        left = false;
      }
    }

    /** Records the credential that was issued to the caller. */
    @Override
    public void issued(@Nullable String id) {
      if (id == null) { // whatever it is
        lost();
      } else {
        synchronized (IssuanceLedger.this) {
          keep(id, issued);
          settled();
        }
      }
    }

    /** It has made nothing, or what it has made is known. */
    @Override
    public void settled() {
      synchronized (IssuanceLedger.this) {
        known = true;
        open.remove(this);
        lookedFor.remove(this);
        lost.remove(this);
      }
    }

    /**
     * Whoever sent it looks for what it has made: a rival of others' only once that search has
     * failed.
     */
    @Override
    public void searching() {
      synchronized (IssuanceLedger.this) {
        open.remove(this);
        lost.remove(this);
        lookedFor.add(this);
      }
    }

    /**
     * It may have made what the client never hears of, or hears no id of; unless no request of it
     * has left.
     */
    @Override
    public void lost() {
      synchronized (IssuanceLedger.this) {
        if (!left) {
          open.remove(this);
        } else if (!known) {
          open.remove(this);
          lookedFor.remove(this);
          keep(this, lost);
        }
      }
    }
  }

  private final TimeSource timing;
  private final Set<Pending> open = new HashSet<>();
  private final Set<Pending> lookedFor = new HashSet<>();

  // With when that was, the oldest first.
  private final Map<Pending, Long> lost = new LinkedHashMap<>();
  private final Map<String, Long> issued = new LinkedHashMap<>();
  private final Map<String, Long> named = new LinkedHashMap<>();

  /** When the youngest of what has been forgotten was new. */
  private @Nullable Long forgotten;

  public IssuanceLedger(TimeSource timing) {
    this.timing = timing;
  }

  public synchronized Pending begin(Operation operation) {
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
    rivals.removeIf(one -> !one.left);
    rivals.addAll(lookedFor);
    lost.forEach(
        (one, at) -> {
          if (matters(at, since)) {
            rivals.add(one);
          }
        });
    rivals.removeIf(one -> !one.operation.equals(creation));
    return rivals;
  }

  private static boolean matters(long at, long since) {
    return at - since > -LONGEST_LAG_NANOS;
  }

  /** Whether it is somebody's already. */
  public synchronized boolean isIssued(@Nullable String id) {
    return issued.containsKey(id);
  }

  /** Whether it is still to be heard what one of these calls has made. */
  public synchronized boolean isAnyOpen(Collection<Pending> calls) {
    return calls.stream().anyMatch(open::contains);
  }

  /**
   * Somebody is going to be told that these may be what a lost answer made, and may see to them.
   *
   * @return those of them that are not somebody's already
   */
  public synchronized List<String> name(Collection<String> ids) {
    List<String> free = ids.stream().filter(id -> !issued.containsKey(id)).toList();
    free.forEach(id -> keep(id, named));
    return free;
  }

  private <E> void keep(E entry, Map<E, Long> entries) {
    entries.remove(entry); // or it would keep its place among the oldest
    entries.put(entry, timing.nanoTime());
    if (entries.size() > MOST) {
      Iterator<Long> oldest = entries.values().iterator();
      long at = oldest.next();
      oldest.remove();
      forgotten = forgotten == null || at - forgotten > 0 ? (Long) at : forgotten;
    }
  }

  /**
   * Whether this is from now on what a lost answer made: not where it is somebody's already, may
   * become so, has been named to somebody, or nobody remembers.
   *
   * @param rivals when it was first seen
   * @param since when it is certain not to have been there
   */
  public synchronized boolean take(String id, Set<Pending> rivals, long since) {
    boolean contested =
        rivals.stream().anyMatch(one -> open.contains(one) || lost.containsKey(one));
    boolean known = issued.containsKey(id) || named.containsKey(id);
    if (contested || known || (forgotten != null && matters(forgotten, since))) {
      return false;
    }
    keep(id, issued);
    return true;
  }
}
