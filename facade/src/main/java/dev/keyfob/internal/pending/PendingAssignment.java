package dev.keyfob.internal.pending;

import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.journal.PendingIssuance;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Assigns the credentials of a listing to the unfinished issuances of which no id is known.
 *
 * <p>A credential fits an issuance if it has the site or name that was asked for, was created in
 * the issuance's {@link IssuanceWindow}, and the journal does not know it. Several issuances may
 * have asked for the same. Their credentials are assigned only if each credential that fits has an
 * issuance of its own: one more must be of another creator, and then all are unclear. If they are
 * to be reissued, all of the issuances must also have been for the same target.
 *
 * @param <L> a credential as listings show it
 */
final class PendingAssignment<L> {

  /** What was found for an issuance. */
  sealed interface Finding {

    /** The credential. */
    record Found(String id) implements Finding {}

    /** What is known if no credential was found. */
    enum Absent implements Finding {
      /** The issuance has created nothing, or its credential does not exist any more. */
      NOTHING,
      /** The credential may still appear, or a concurrent issuance is running. */
      TOO_EARLY
    }

    /**
     * It cannot be told which credential it is.
     *
     * @param candidates the ids of those that may be it
     */
    record Unclear(List<String> candidates) implements Finding {}
  }

  private final PendingSearch<L> search;
  private final List<L> unknown;
  private final List<PendingIssuance> open;
  private final @Nullable Instant listedAt;
  private final boolean reissues;

  /**
   * Prepares the assignment.
   *
   * @param listed all credentials, from one listing
   * @param listedAt the server's time then; null if it is not known
   * @param open all unfinished creations without an id, read after the listing, those that are
   *     running included
   * @param known whether the journal names a credential, asked after that
   * @param reissues whether the credentials are to be reissued
   */
  PendingAssignment(
      PendingSearch<L> search,
      List<L> listed,
      @Nullable Instant listedAt,
      List<PendingIssuance> open,
      Predicate<String> known,
      boolean reissues) {
    this.search = search;
    this.listedAt = listedAt;
    this.open = open;
    this.reissues = reissues;
    this.unknown =
        listed.stream()
            .filter(one -> open.stream().anyMatch(each -> search.match(each, one) != Match.OTHER))
            .filter(one -> safeId(one) == null || !known.test(safeId(one)))
            .toList();
  }

  private @Nullable String safeId(L listed) {
    return SafeIds.orNull(search.id().apply(listed));
  }

  /** Returns what was found for an issuance. */
  Finding of(PendingIssuance pending) {
    IssuanceWindow window = IssuanceWindow.of(pending);
    if (window == null) {
      return ofUndated(pending);
    }
    if (!window.isOver(listedAt)) {
      return Finding.Absent.TOO_EARLY;
    }
    List<String> unclear =
        unknown.stream()
            .filter(one -> search.match(pending, one) != Match.OTHER && !fits(pending, one))
            .filter(one -> search.match(pending, one) == Match.UNCLEAR || createdAt(one) == null)
            .filter(one -> createdAt(one) == null || window.holds(createdAt(one)))
            .map(one -> String.valueOf(safeId(one)))
            .toList();
    return unclear.isEmpty() ? ofGroup(pending) : new Finding.Unclear(unclear);
  }

  private Finding ofUndated(PendingIssuance pending) {
    List<String> candidates =
        unknown.stream()
            .filter(one -> search.match(pending, one) != Match.OTHER)
            .map(one -> String.valueOf(safeId(one)))
            .toList();
    if (!candidates.isEmpty()) {
      return new Finding.Unclear(candidates);
    }
    boolean over =
        pending.age().compareTo(pending.intent().maxDuration().plus(ClientJournal.LONGEST_LAG)) > 0;
    return over ? Finding.Absent.NOTHING : Finding.Absent.TOO_EARLY;
  }

  private @Nullable OffsetDateTime createdAt(L listed) {
    return search.createdAt().apply(listed);
  }

  private boolean fits(PendingIssuance pending, L listed) {
    IssuanceWindow window = IssuanceWindow.of(pending);
    return window != null
        && safeId(listed) != null
        && search.match(pending, listed) == Match.SAME
        && window.holds(createdAt(listed));
  }

  /** Looks at all issuances that compete for the same credentials, directly or through others. */
  private Finding ofGroup(PendingIssuance pending) {
    Set<PendingIssuance> issuances = new LinkedHashSet<>(Set.of(pending));
    Set<L> credentials = new LinkedHashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (L one : unknown) {
        if (issuances.stream().anyMatch(each -> fits(each, one))) {
          grown |= credentials.add(one);
        }
      }
      for (PendingIssuance each : open) {
        if (credentials.stream().anyMatch(one -> fits(each, one))) {
          grown |= issuances.add(each);
        }
      }
    }
    if (credentials.isEmpty()) {
      return Finding.Absent.NOTHING;
    }
    boolean running =
        issuances.stream()
            .anyMatch(
                each ->
                    each.running()
                        || !Objects.requireNonNull(IssuanceWindow.of(each)).isOver(listedAt));
    if (running) {
      return Finding.Absent.TOO_EARLY;
    }
    return reissues && !isOneTarget(issuances)
        ? new Finding.Unclear(credentials.stream().map(this::safeId).toList())
        : assigned(pending, issuances, credentials);
  }

  private static boolean isOneTarget(Set<PendingIssuance> issuances) {
    return issuances.stream()
            .map(each -> Objects.toString(each.intent().target()))
            .distinct()
            .count()
        == 1;
  }

  /** Gives each credential, the oldest first, to the issuance that fits and ended first. */
  private Finding assigned(
      PendingIssuance pending, Set<PendingIssuance> issuances, Set<L> credentials) {
    List<PendingIssuance> free = new ArrayList<>(issuances);
    free.sort(
        Comparator.comparing((PendingIssuance each) -> IssuanceWindow.of(each).to())
            .thenComparing(each -> each.entry().id()));
    List<L> sorted = new ArrayList<>(credentials);
    sorted.sort(Comparator.comparing(this::createdAt).thenComparing(this::safeId));
    Map<String, String> byEntry = new HashMap<>();
    for (L one : sorted) {
      PendingIssuance owner =
          free.stream().filter(each -> fits(each, one)).findFirst().orElse(null);
      if (owner == null) {
        return new Finding.Unclear(sorted.stream().map(this::safeId).toList());
      }
      free.remove(owner);
      byEntry.put(owner.entry().id(), safeId(one));
    }
    String id = byEntry.get(pending.entry().id());
    return id == null ? Finding.Absent.NOTHING : new Finding.Found(id);
  }
}
