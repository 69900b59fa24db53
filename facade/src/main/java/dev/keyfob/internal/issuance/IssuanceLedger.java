package dev.keyfob.internal.issuance;

import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Records the credentials that a client and its copies have issued recently or may be creating, so
 * that recovery does not act on a credential of another caller. Thread-safe.
 */
public final class IssuanceLedger {

  /** Maximum number of entries. A search older than the youngest removed entry claims nothing. */
  private static final int MAX_ENTRIES = 4096;

  /** How long after a response or a timeout a credential may first appear in a listing. */
  private static final long LONGEST_LAG_NANOS = 10_000_000_000L;

  /** A creation until its outcome is known. */
  public final class Pending implements IssuanceTracker {

    private final Operation operation;
    private final @Nullable String subject;
    private final boolean reissue;
    private boolean sent;
    private boolean known;
    private @Nullable Long lostAt;

    private Pending(Operation operation, @Nullable String subject, boolean reissue) {
      this.operation = operation;
      this.subject = subject;
      this.reissue = reissue;
    }

    /** Records that a request was sent: a credential listed from now on may be its own. */
    @Override
    public void sent() {
      synchronized (IssuanceLedger.this) {
        sent = true;
        if (!known && !open.contains(this) && !searching.contains(this)) {
          keep(this, lost); // the caller has just timed out
        }
      }
    }

    /** Records that the server rejected the request, which is retried. */
    @Override
    public void rejected() {
      synchronized (IssuanceLedger.this) {
        sent = false;
      }
    }

    /** Records the credential that was issued to the caller. */
    @Override
    public void issued(@Nullable String id) {
      if (id == null) { // without an id it cannot be recognized in a listing
        lost();
      } else {
        synchronized (IssuanceLedger.this) {
          keep(id, issued);
          if (!reissue) {
            hold(id);
          }
          settled();
        }
      }
    }

    /** Records that the creation has issued nothing, or that its credential is known. */
    @Override
    public void settled() {
      synchronized (IssuanceLedger.this) {
        known = true;
        open.remove(this);
        searching.remove(this);
        lost.remove(this);
      }
    }

    /**
     * Records that the caller's recovery looks for the credential. The creation blocks other
     * searches only if this one fails.
     */
    @Override
    public void searching() {
      synchronized (IssuanceLedger.this) {
        open.remove(this);
        lost.remove(this);
        searching.add(this);
        lostAt = timing.nanoTime();
      }
    }

    /** Records that the creation, if it was sent, may have issued a credential of unknown id. */
    @Override
    public void lost() {
      synchronized (IssuanceLedger.this) {
        if (!sent) {
          open.remove(this);
        } else if (!known) {
          open.remove(this);
          searching.remove(this);
          keep(this, lost);
          lost.computeIfPresent(this, (self, now) -> lostAt == null ? now : lostAt);
        }
      }
    }
  }

  /**
   * The creations that may have issued a credential.
   *
   * @param own creations of this client
   * @param others the ids of journal entries of other clients
   */
  record ConcurrentCreations(Set<Pending> own, Set<String> others) {

    static final ConcurrentCreations NONE = new ConcurrentCreations(Set.of(), Set.of());
  }

  private final TimeSource timing;
  private final ClientJournal journal;
  private final Set<Pending> open = new HashSet<>();
  private final Set<Pending> searching = new HashSet<>();

  // Each entry with the time at which it was added, oldest first.
  private final Map<Pending, Long> lost = new LinkedHashMap<>();
  private final Map<String, Long> issued = new LinkedHashMap<>();
  private final Map<String, Long> named = new LinkedHashMap<>();

  // Of credentials that were not revoked since.
  private final Set<String> held = newestOnly();
  private final Set<String> shared = newestOnly();

  /** The time of the youngest entry that was removed. */
  private @Nullable Long forgotten;

  /**
   * Creates an empty ledger.
   *
   * @param journal tells what other clients issue
   */
  public IssuanceLedger(TimeSource timing, ClientJournal journal) {
    this.timing = timing;
    this.journal = journal;
  }

  /** Returns the journal, which may be absent. */
  public ClientJournal journal() {
    return journal;
  }

  /**
   * Begins to track a creation of which only the operation is known. It may be mistaken for any
   * other creation by that operation.
   */
  public Pending begin(Operation operation) {
    return begin(operation, null);
  }

  /**
   * Begins to track a creation.
   *
   * @param subject describes the requested credential: creations with different subjects are never
   *     mistaken for each other
   */
  public Pending begin(Operation operation, @Nullable String subject) {
    return begin(new Pending(operation, subject, false));
  }

  /** Begins to follow a call that issues another secret for a credential. */
  public Pending beginReissue(Operation operation, String id) {
    return begin(new Pending(operation, id, true));
  }

  private synchronized Pending begin(Pending call) {
    open.add(call);
    return call;
  }

  /** Returns the current time, for {@link #concurrent} and {@link #take}. */
  public long now() {
    return timing.nanoTime();
  }

  /**
   * Returns the creations that may have issued a credential that is listed now for the first time.
   *
   * @param creation the operation
   * @param subject describes the credential that the search looks for
   * @param alike whether a subject in the journal may be mistaken for it
   * @param since a time at which the credential did not exist
   */
  ConcurrentCreations concurrent(
      Operation creation, String subject, Predicate<String> alike, long since) {
    // The others first: one that completes meanwhile is then known by its credential.
    Set<String> others =
        journal.concurrent(creation, alike, Duration.ofNanos(timing.nanoTime() - since));
    return new ConcurrentCreations(ownConcurrent(creation, subject, since), others);
  }

  private synchronized Set<Pending> ownConcurrent(Operation creation, String subject, long since) {
    Set<Pending> concurrent = new HashSet<>(open);
    concurrent.removeIf(one -> !one.sent);
    concurrent.addAll(searching);
    lost.forEach(
        (one, at) -> {
          if (matters(at, since)) {
            concurrent.add(one);
          }
        });
    concurrent.removeIf(
        one ->
            !one.operation.equals(creation)
                || (one.subject != null && !one.subject.equals(subject)));
    return concurrent;
  }

  private static boolean matters(long at, long since) {
    return at - since > -LONGEST_LAG_NANOS;
  }

  /** Returns whether a client that uses the same journal has issued the credential to a caller. */
  public boolean isIssued(@Nullable String id) {
    return isIssuedHere(id) || (id != null && journal.isKnown(id));
  }

  private synchronized boolean isIssuedHere(@Nullable String id) {
    return issued.containsKey(id);
  }

  /**
   * Returns whether the server gave this id to two creations of this client. Each may be held by
   * another caller, so neither is revoked without being asked for by id.
   */
  synchronized boolean isShared(String id) {
    return shared.contains(id);
  }

  /** Records that a credential was revoked: the server may use its id again. */
  public synchronized void revoked(String id) {
    held.remove(id);
    shared.remove(id);
    issued.remove(id);
    named.remove(id);
  }

  private void hold(String id) {
    if (!held.add(id)) {
      shared.add(id);
    }
  }

  /** Returns whether one of these creations has no response yet. */
  boolean isAnyOpen(ConcurrentCreations concurrent) {
    return isAnyOwnOpen(concurrent) || journal.isAnyRunning(concurrent.others());
  }

  private synchronized boolean isAnyOwnOpen(ConcurrentCreations concurrent) {
    return concurrent.own().stream().anyMatch(open::contains);
  }

  /** Returns whether one of these creations may still turn out to have issued a credential. */
  boolean isAnyUnsettled(ConcurrentCreations concurrent) {
    return isAnyOwnUnsettled(concurrent) || journal.isAnyUnsettled(concurrent.others());
  }

  private synchronized boolean isAnyOwnUnsettled(ConcurrentCreations concurrent) {
    return concurrent.own().stream().anyMatch(one -> open.contains(one) || lost.containsKey(one));
  }

  /**
   * Records that a caller is told these ids as candidates, and may act on them.
   *
   * @return the ids that this client has not issued to another caller
   */
  public synchronized List<String> name(Collection<String> ids) {
    List<String> free = ids.stream().filter(id -> !issued.containsKey(id)).toList();
    free.forEach(id -> keep(id, named));
    return free;
  }

  private <E> void keep(E entry, Map<E, Long> entries) {
    entries.remove(entry); // otherwise the entry would keep its place among the oldest
    entries.put(entry, timing.nanoTime());
    if (entries.size() > MAX_ENTRIES) {
      Iterator<Long> oldest = entries.values().iterator();
      long at = oldest.next();
      oldest.remove();
      forgotten = forgotten == null || at - forgotten > 0 ? (Long) at : forgotten;
    }
  }

  /**
   * Claims a credential for a search. The claim fails if one of this holds:
   *
   * <ul>
   *   <li>the credential was issued to another caller, or named to one;
   *   <li>another creation may have issued it;
   *   <li>the ledger has removed entries since.
   * </ul>
   *
   * @param concurrent the concurrent creations when the credential was first listed
   * @param since a time at which the credential did not exist
   * @return whether the credential now belongs to the search
   */
  boolean take(String id, ConcurrentCreations concurrent, long since) {
    return !journal.isAnyUnsettled(concurrent.others()) && takeHere(id, concurrent, since);
  }

  private synchronized boolean takeHere(String id, ConcurrentCreations concurrent, long since) {
    boolean known = issued.containsKey(id) || named.containsKey(id);
    if (isAnyOwnUnsettled(concurrent)
        || known
        || (forgotten != null && matters(forgotten, since))) {
      return false;
    }
    keep(id, issued);
    hold(id);
    return true;
  }

  private static Set<String> newestOnly() {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_ENTRIES;
          }
        });
  }
}
