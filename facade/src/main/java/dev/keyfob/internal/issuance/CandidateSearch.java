package dev.keyfob.internal.issuance;

import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.issuance.IssuanceLedger.Pending;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where a credential whose making nobody heard of would show up, and the rule by which it is known
 * again.
 *
 * <p>A candidate is what was not listed before and is not plainly another one, whatever its own
 * date: the clock by which a server dates what it makes may differ from that of its {@code Date}.
 * The one that was made is found when several looks in a row show one candidate and the same,
 * nothing else has been seen, and that one has an id, has all that was asked for, and was made in
 * the {@link CreationWindow}. One that was made before or after that may be ours, or somebody
 * else's: that cannot be told. What this client has issued to somebody else is no candidate.
 *
 * @param <L> a credential as listings show it
 * @param listing all credentials, or all that can be meant
 * @param id the credential's id, or null where the server sent none
 * @param createdAt when the server made it, or null where it does not say
 * @param likeness whether it could be what was asked for
 */
public record CandidateSearch<L>(
    Supplier<? extends ApiCall<?, ? extends List<L>>> listing,
    Function<? super L, String> id,
    Function<? super L, OffsetDateTime> createdAt,
    Function<? super L, Match> likeness) {

  private static final int LOOKS = 5;
  private static final int LOOKS_THAT_AGREE = 3;

  /**
   * What there was before.
   *
   * @param ids of all
   * @param date the server's, null where it sends none
   * @param nanos when it was asked for, by {@link IssuanceLedger#now}
   */
  record Before(Set<String> ids, @Nullable Instant date, long nanos) {

    /** The same, when the server has refused the request later than that. */
    Before refusedAt(@Nullable Instant refusal) {
      return date != null && refusal != null && refusal.isAfter(date)
          ? new Before(ids, refusal, nanos)
          : this;
    }
  }

  /** What a search came to. */
  enum Verdict {
    /** There is one, and no doubt about it. */
    CERTAIN,
    /** There is none. */
    NOTHING,
    /** Something, of which nobody can say whether it is the one. */
    UNCLEAR,
    /** As before, because the server does not say what time it is. */
    UNDATED
  }

  /**
   * The candidates.
   *
   * @param ids of those that have one
   * @param rivals what the client was creating when the one that is certain was first seen
   */
  record Finding(Verdict verdict, List<String> ids, Set<Pending> rivals) {}

  private record Candidate(@Nullable String id, boolean fits) {}

  /** Looks before it is made. */
  Before before(IssuanceLedger creations) {
    long nanos = creations.now();
    CallResult<? extends List<L>> listed = listing.get().executeForResult();
    Set<String> ids = listed.get().stream().map(id).collect(Collectors.toCollection(HashSet::new));
    return new Before(ids, listed.serverDate(), nanos);
  }

  /**
   * Looks after the loss, several times: what was made may appear late.
   *
   * @param creation what was lost
   * @param others what the client issues to others, which is no candidate
   */
  Finding after(Before before, Operation creation, IssuanceLedger others, TimeSource timing)
      throws InterruptedException {
    RuntimeException failed = null;
    CreationWindow window = null;
    Map<Candidate, Set<Pending>> all = new LinkedHashMap<>(); // with their rivals
    Set<Candidate> last = new LinkedHashSet<>();
    int agreeing = 0;
    boolean told = false; // further looks would tell no more
    for (int look = 1; look <= LOOKS && !told; look++) {
      if (look > 1) {
        PollInterval.sleep(timing, look - 1);
      }
      CallResult<? extends List<L>> listed;
      try {
        listed = listing.get().onClosedClient().executeForResult();
        listed.get();
      } catch (RuntimeException failure) { // agrees with nothing; it may be a supplier's of keys
        failed = failure;
        last = new LinkedHashSet<>();
        agreeing = 0;
        continue;
      }
      window = window == null ? new CreationWindow(before.date(), listed.serverDate()) : window;
      Set<Candidate> now = candidates(listed.value(), before.ids(), window);
      now.removeIf(one -> others.isIssued(one.id()));
      last.removeIf(
          one ->
              others.isIssued(
                  one.id())); // what is somebody's by now agrees with nothing, nor disagrees
      agreeing = now.isEmpty() ? 0 : now.equals(last) ? agreeing + 1 : 1;
      last = now;
      Set<Pending> rivals = others.rivals(creation, before.nanos());
      now.forEach(one -> all.putIfAbsent(one, rivals));
      // Asked before, so that what is answered between the two is looked at once more.
      boolean awaited = all.values().stream().anyMatch(others::isAnyOpen);
      all.keySet().removeIf(one -> others.isIssued(one.id()));
      told = !awaited && (all.size() > 1 || (all.size() == 1 && agreeing >= LOOKS_THAT_AGREE));
    }
    last.removeIf(one -> others.isIssued(one.id()));
    all.keySet().removeIf(one -> others.isIssued(one.id()));
    if (window == null) {
      throw failed;
    }
    List<String> ids =
        all.keySet().stream().map(Candidate::id).filter(Objects::nonNull).distinct().toList();
    if (all.isEmpty()) {
      return new Finding(Verdict.NOTHING, ids, Set.of());
    }
    boolean agreed = agreeing >= LOOKS_THAT_AGREE && all.size() == 1 && last.equals(all.keySet());
    if (agreed && last.iterator().next().fits()) {
      return new Finding(Verdict.CERTAIN, ids, all.values().iterator().next());
    }
    return new Finding(window.isKnown() ? Verdict.UNCLEAR : Verdict.UNDATED, ids, Set.of());
  }

  private Set<Candidate> candidates(List<L> listed, Set<String> known, CreationWindow window) {
    return listed.stream()
        .filter(one -> id.apply(one) == null || !known.contains(id.apply(one)))
        .filter(one -> likeness.apply(one) != Match.OTHER)
        .map(one -> new Candidate(id.apply(one), fits(one, window)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean fits(L one, CreationWindow window) {
    return id.apply(one) != null
        && likeness.apply(one) == Match.SAME
        && window.holds(createdAt.apply(one));
  }
}
