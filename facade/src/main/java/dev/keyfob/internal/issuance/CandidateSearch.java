package dev.keyfob.internal.issuance;

import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.issuance.IssuanceLedger.ConcurrentCreations;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks in listings for the credential of a creation whose response was lost.
 *
 * <p>A candidate is a credential that was not listed before the creation and whose attributes do
 * not rule it out. Its date does not rule it out: the clock that dates credentials may differ from
 * the clock of the {@code Date} header.
 *
 * <p>The search is certain if all of this holds:
 *
 * <ul>
 *   <li>the candidate has an id and all requested attributes;
 *   <li>it was created within the {@link CreationWindow}. Outside the window it may be another
 *       client's.
 *   <li>several listings in a row show only this candidate, and no listing showed another; or the
 *       response, of which only a part arrived, names its id;
 *   <li>no listing came from a cache or may be limited to a page: both show less than there is.
 * </ul>
 *
 * <p>A credential that this client has issued to another caller is no candidate.
 *
 * @param <L> a credential as listings show it
 * @param subject describes the requested credential: credentials with different subjects are never
 *     mistaken for each other
 * @param alike returns whether a subject in the journal may be mistaken for this one
 * @param listing returns the call that lists all credentials, or all that can match
 * @param id returns the credential's id, or null if the server sent none
 * @param createdAt returns when the server created it, or null if it does not say so
 * @param match returns whether it can be the requested credential
 */
public record CandidateSearch<L>(
    String subject,
    Predicate<String> alike,
    Supplier<? extends ApiCall<?, ? extends List<L>>> listing,
    Function<? super L, String> id,
    Function<? super L, OffsetDateTime> createdAt,
    Function<? super L, Match> match) {

  private static final int MAX_LISTINGS = 5;
  private static final int REQUIRED_AGREEING = 3;

  /** The time by which the server's clock may advance more than the local one during a search. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  /**
   * Usual page sizes. The providers document no paging for these listings, but may page all the
   * same.
   */
  private static final Set<Integer> PAGE_SIZES =
      Set.of(10, 20, 25, 30, 50, 100, 200, 250, 500, 1000);

  /**
   * The listing before the creation.
   *
   * @param ids the ids of all credentials
   * @param size the number of credentials
   * @param date the {@code Date} of the response; null if the server sends none
   * @param cached whether a cache answered
   * @param nanos when the request was sent, by {@link IssuanceLedger#now}
   */
  record Before(Set<String> ids, int size, @Nullable Instant date, boolean cached, long nanos) {

    /** Returns a copy with the Date of the last rejection of the creation, if there was one. */
    Before refusedAt(@Nullable Instant refusal) {
      return date != null && refusal != null && refusal.isAfter(date)
          ? new Before(ids, size, refusal, cached, nanos)
          : this;
    }
  }

  /** The result of a search. */
  enum Verdict {
    /** One candidate is certainly the credential. */
    CERTAIN(""),
    /** There is no candidate. */
    NOTHING(""),
    /** There are candidates, none of which is certain. */
    UNCLEAR(""),
    /** There are candidates, and the server sends no Date to judge them by. */
    UNDATED(" The responses have no Date."),
    /** There are candidates, and a listing is older than the request for it. */
    CACHED(" A listing came from a cache."),
    /** There are candidates, and others may not be listed. */
    CAPPED(" A listing may be limited to a page.");

    private final String reason;

    Verdict(String reason) {
      this.reason = reason;
    }

    /** Returns a sentence that says why nothing is certain, or an empty text. */
    String reason() {
      return reason;
    }
  }

  /**
   * Holds the candidates.
   *
   * @param ids the ids of the candidates that have one
   * @param concurrent the concurrent creations of this client when the certain one was first listed
   */
  record Finding(Verdict verdict, List<String> ids, ConcurrentCreations concurrent) {}

  private record Candidate(@Nullable String id, boolean fits) {}

  /** Lists the credentials before the creation. */
  Before before(IssuanceLedger creations) {
    long nanos = creations.now();
    CallResult<? extends List<L>> listed = listing.get().uncached().executeForResult();
    Set<String> ids = listed.get().stream().map(id).collect(Collectors.toCollection(HashSet::new));
    return new Before(ids, listed.get().size(), listed.serverDate(), listed.cached(), nanos);
  }

  /**
   * Lists the credentials after the loss, several times, since one may appear late.
   *
   * @param creation the operation whose response was lost
   * @param received the id in the part of a successful response that arrived
   * @param others the ledger, which knows the credentials of other callers
   */
  Finding after(
      Before before,
      Operation creation,
      Optional<String> received,
      IssuanceLedger others,
      TimeSource timing)
      throws InterruptedException {
    RuntimeException failed = null;
    CreationWindow window = null;
    Verdict doubt = doubt(before.cached(), before.size());
    // Each candidate, with the creations that were running when it was first listed.
    Map<Candidate, ConcurrentCreations> all = new LinkedHashMap<>();
    Set<Candidate> last = new LinkedHashSet<>();
    int agreeing = 0;
    boolean told = false; // further listings would not change the result
    for (int look = 1; look <= MAX_LISTINGS && !told; look++) {
      if (look > 1) {
        PollInterval.sleep(timing, look - 1);
      }
      CallResult<? extends List<L>> listed;
      try {
        listed = listing.get().onClosedClient().uncached().executeForResult();
        listed.get();
      } catch (RuntimeException failure) { // the exception may be the key supplier's
        failed = failure;
        last = new LinkedHashSet<>();
        agreeing = 0;
        continue;
      }
      if (window == null) {
        window = new CreationWindow(before.date(), listed.serverDate());
        doubt = window.isWithin(elapsed(before, others)) ? doubt : Verdict.CACHED;
      }
      doubt = doubt == Verdict.UNCLEAR ? doubt(listed, before) : doubt;
      Set<Candidate> now = candidates(listed.value(), before.ids(), window);
      now.removeIf(one -> others.isIssued(one.id()));
      // A candidate that another caller has received in the meantime is ignored.
      last.removeIf(one -> others.isIssued(one.id()));
      agreeing = now.isEmpty() ? 0 : now.equals(last) ? agreeing + 1 : 1;
      last = now;
      ConcurrentCreations concurrent = others.concurrent(creation, subject, alike, before.nanos());
      now.forEach(one -> all.putIfAbsent(one, concurrent));
      Optional<Candidate> named =
          now.stream().filter(Candidate::fits).filter(one -> received.equals(idOf(one))).findAny();
      if (named.isPresent() && doubt == Verdict.UNCLEAR) {
        return new Finding(Verdict.CERTAIN, List.of(received.get()), ConcurrentCreations.NONE);
      }
      // Read before the removal, so that a creation that completes between the two is checked once
      // more.
      boolean awaited = all.values().stream().anyMatch(others::isAnyOpen);
      all.keySet().removeIf(one -> others.isIssued(one.id()));
      told = !awaited && (all.size() > 1 || (all.size() == 1 && agreeing >= REQUIRED_AGREEING));
    }
    last.removeIf(one -> others.isIssued(one.id()));
    all.keySet().removeIf(one -> others.isIssued(one.id()));
    if (window == null) {
      throw failed;
    }
    List<String> ids =
        all.keySet().stream().map(Candidate::id).filter(Objects::nonNull).distinct().toList();
    if (all.isEmpty()) {
      return new Finding(Verdict.NOTHING, ids, ConcurrentCreations.NONE);
    }
    boolean agreed = agreeing >= REQUIRED_AGREEING && all.size() == 1 && last.equals(all.keySet());
    if (agreed && last.iterator().next().fits() && doubt == Verdict.UNCLEAR) {
      return new Finding(Verdict.CERTAIN, ids, all.values().iterator().next());
    }
    return new Finding(
        window.isKnown() || doubt != Verdict.UNCLEAR ? doubt : Verdict.UNDATED,
        ids,
        ConcurrentCreations.NONE);
  }

  private static Optional<String> idOf(Candidate candidate) {
    return Optional.ofNullable(candidate.id());
  }

  private static Duration elapsed(Before before, IssuanceLedger creations) {
    return Duration.ofNanos(creations.now() - before.nanos()).plus(CLOCK_TOLERANCE);
  }

  /** Returns whether a listing of this size may be limited to a page. */
  public static boolean mayBePage(int size) {
    return PAGE_SIZES.contains(size);
  }

  /** Returns the reason why a listing may be incomplete; {@code UNCLEAR} if there is no reason. */
  private static Verdict doubt(boolean cached, int size) {
    if (cached) {
      return Verdict.CACHED;
    }
    return mayBePage(size) ? Verdict.CAPPED : Verdict.UNCLEAR;
  }

  /**
   * Does the same for a listing after the creation. If a new credential displaces another, the
   * listing is limited to a page.
   */
  private Verdict doubt(CallResult<? extends List<L>> listed, Before before) {
    Set<String> ids =
        listed.value().stream().map(id).collect(Collectors.toCollection(HashSet::new));
    boolean displaced =
        listed.value().size() == before.size()
            && !ids.containsAll(before.ids())
            && !before.ids().containsAll(ids);
    return displaced ? Verdict.CAPPED : doubt(listed.cached(), listed.value().size());
  }

  private Set<Candidate> candidates(List<L> listed, Set<String> known, CreationWindow window) {
    return listed.stream()
        .filter(one -> id.apply(one) == null || !known.contains(id.apply(one)))
        .filter(one -> match.apply(one) != Match.OTHER)
        .map(one -> new Candidate(id.apply(one), fits(one, window)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean fits(L one, CreationWindow window) {
    return id.apply(one) != null
        && match.apply(one) == Match.SAME
        && window.holds(createdAt.apply(one));
  }
}
