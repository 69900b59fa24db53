package dev.keyfob.internal.pending;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.issuance.CandidateSearch;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.CredentialType;
import dev.keyfob.internal.issuance.JournalRecord;
import dev.keyfob.internal.issuance.JournalRecord.Written;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.JournalEntry;
import dev.keyfob.journal.JournalException;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.RecoveredIssuance;
import dev.keyfob.journal.RecoveredIssuance.Result;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recovers the unfinished issuances in a client's journal: looks each up at the provider, and
 * reissues or revokes its credential if it is certain.
 *
 * <p>The journal is not trusted: it may have been changed, or belong to another client. An id of
 * the journal is acted on only if the provider's listing shows it with the site or name that was
 * asked for and a creation time that fits.
 *
 * @param <T> the credential with its secret
 * @param <L> the credential as listings show it
 */
public final class PendingRecovery<T, L> {

  /** An older issuance is reported only: journals may have removed what was issued meanwhile. */
  private static final Duration MAX_AGE = Duration.ofDays(7);

  private final CredentialType<T> type;
  private final PendingSearch<L> search;
  private final ClientJournal journal;

  /**
   * Prepares the recovery.
   *
   * @param type of the credentials
   * @param search finds the credentials
   */
  public PendingRecovery(CredentialType<T> type, PendingSearch<L> search, ClientJournal journal) {
    this.type = type;
    this.search = search;
    this.journal = journal;
  }

  /**
   * Recovers all unfinished issuances.
   *
   * @param sinks returns the sink for a reissued credential; not used by {@code REVOKE}
   * @return what was done with each issuance, the oldest first
   */
  public List<RecoveredIssuance> run(
      RecoveryAction action,
      @Nullable Function<? super PendingIssuance, ? extends SecretSink<? super T>> sinks) {
    Preconditions.present("action", action);
    if (action == RecoveryAction.REISSUE) {
      Preconditions.present("sinks", sinks);
    }
    if (journal.recoverable().list().stream().noneMatch(this::isOfThisType)) {
      return List.of();
    }
    return new Run(action, sinks, search.listing().get().uncached().executeForResult()).recover();
  }

  private boolean isOfThisType(PendingIssuance pending) {
    return search.isCreation(pending) || search.isReissue(pending);
  }

  /** Recovers what one listing shows. */
  private final class Run {

    private final RecoveryAction action;
    private final @Nullable Function<? super PendingIssuance, ? extends SecretSink<? super T>>
        sinks;
    private final CallResult<? extends List<L>> listing;
    private final List<L> listed;
    private final boolean complete;
    private final List<PendingIssuance> pending;
    private final PendingAssignment<L> assignment;

    Run(
        RecoveryAction action,
        @Nullable Function<? super PendingIssuance, ? extends SecretSink<? super T>> sinks,
        CallResult<? extends List<L>> listing) {
      this.action = action;
      this.sinks = sinks;
      this.listing = listing;
      this.listed = List.copyOf(listing.get());
      this.complete = !listing.cached() && !CandidateSearch.mayBePage(listed.size());
      // After the listing, so that each issuance that it shows is here, or known.
      this.pending = journal.pending();
      List<PendingIssuance> open =
          pending.stream()
              .filter(search::isCreation)
              .filter(each -> each.credentialId() == null)
              .toList();
      this.assignment =
          new PendingAssignment<>(
              search,
              listed,
              listing.serverDate(),
              open,
              journal::isKnown,
              action == RecoveryAction.REISSUE);
    }

    List<RecoveredIssuance> recover() {
      List<RecoveredIssuance> results = new ArrayList<>();
      for (PendingIssuance each : pending) {
        if (!each.running() && isOfThisType(each)) {
          results.add(recover(each));
        }
      }
      return results;
    }

    private RecoveredIssuance recover(PendingIssuance each) {
      if (each.age().compareTo(MAX_AGE) > 0) {
        return unclear(each, List.of());
      }
      String id = each.credentialId();
      if (id == null && (search.isReissue(each) || each.intent().subject() == null)) {
        return unclear(each, List.of()); // of a call, which says neither
      }
      if (id == null) {
        return complete ? recoverUnidentified(each) : unclear(each, List.of());
      }
      if (SafeIds.orNull(id) == null) {
        return unclear(each, List.of());
      }
      return search.isReissue(each) ? recoverReissue(each, id) : recoverIdentified(each, id);
    }

    private RecoveredIssuance recoverUnidentified(PendingIssuance each) {
      PendingAssignment.Finding finding = assignment.of(each);
      if (finding instanceof PendingAssignment.Finding.Found found) {
        return act(each, found.id());
      }
      if (finding instanceof PendingAssignment.Finding.Unclear doubt) {
        return unclear(each, doubt.candidates());
      }
      return finding == PendingAssignment.Finding.Absent.NOTHING
          ? finish(each, IssuanceState.NOT_ISSUED)
          : result(each, Result.TOO_EARLY, null, null);
    }

    /** Handles a creation whose id is known. A sink may have stored its credential. */
    private RecoveredIssuance recoverIdentified(PendingIssuance each, String id) {
      Optional<L> found = find(id);
      if (found.isEmpty()) {
        return missing(each);
      }
      IssuanceWindow window = IssuanceWindow.of(each);
      boolean fits =
          search.match(each, found.get()) == Match.SAME
              && window != null
              && window.holds(search.createdAt().apply(found.get()));
      return fits ? act(each, id) : unclear(each, List.of(id));
    }

    /** Handles a reissue. The credential was not created by it, so it is never revoked. */
    private RecoveredIssuance recoverReissue(PendingIssuance each, String id) {
      List<PendingIssuance> later = laterReissues(each);
      if (later.stream().anyMatch(PendingIssuance::running)) {
        return result(each, Result.TOO_EARLY, null, null);
      }
      if (!later.isEmpty()) { // the last one is recovered below
        return finish(each, IssuanceState.NOT_ISSUED);
      }
      if (find(id).isEmpty()) {
        return missing(each);
      }
      if (action == RecoveryAction.REVOKE) {
        return unclear(each, List.of(id));
      }
      return isOver(each) ? act(each, id) : result(each, Result.TOO_EARLY, null, null);
    }

    private List<PendingIssuance> laterReissues(PendingIssuance each) {
      return pending.stream()
          .skip(pending.indexOf(each) + 1L)
          .filter(later -> each.credentialId().equals(later.credentialId()))
          .toList();
    }

    private Optional<L> find(String id) {
      return listed.stream().filter(one -> id.equals(search.id().apply(one))).findFirst();
    }

    private RecoveredIssuance missing(PendingIssuance each) {
      if (!complete) {
        return unclear(each, List.of(each.credentialId()));
      }
      return isOver(each)
          ? finish(each, IssuanceState.REVOKED)
          : result(each, Result.TOO_EARLY, null, null);
    }

    private boolean isOver(PendingIssuance each) {
      IssuanceWindow window = IssuanceWindow.of(each);
      return window == null
          ? each.age().compareTo(each.intent().maxDuration().plus(ClientJournal.LONGEST_LAG)) > 0
          : window.isOver(listing.serverDate());
    }

    private RecoveredIssuance finish(PendingIssuance each, IssuanceState state) {
      Optional<JournalEntry> claimed = journal.journal().claim(each);
      if (claimed.isEmpty()) {
        return result(each, Result.CLAIMED_BY_OTHER, null, null);
      }
      new JournalRecord(journal, claimed.get()).record(state, null);
      return result(each, Result.NOT_FOUND, null, null);
    }

    private RecoveredIssuance act(PendingIssuance each, String id) {
      SecretSink<? super T> sink;
      Optional<JournalEntry> claimed;
      try {
        // The caller's code runs first, so that little time passes between the claim and the
        // change.
        sink = action == RecoveryAction.REISSUE ? checkedSink(each) : null;
        claimed = journal.journal().claim(each);
      } catch (RuntimeException failure) {
        return result(each, Result.FAILED, id, failure);
      }
      if (claimed.isEmpty()) {
        return result(each, Result.CLAIMED_BY_OTHER, null, null);
      }
      JournalRecord record = new JournalRecord(journal, claimed.get());
      boolean taken =
          search.isReissue(each)
              ? record.record(IssuanceState.ISSUED, id) == Written.RECORDED
              : record.take(id);
      if (!taken) {
        record.lost();
        return result(each, Result.CLAIMED_BY_OTHER, id, null);
      }
      try {
        return sink == null ? revoke(each, id, record) : reissue(each, id, record, sink);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        record.lost();
        return result(each, Result.FAILED, id, interrupted);
      } catch (RuntimeException failure) {
        record.lost();
        return result(each, Result.FAILED, id, failure);
      } catch (Error failure) {
        record.lost();
        throw failure;
      }
    }

    private RecoveredIssuance revoke(PendingIssuance each, String id, JournalRecord record)
        throws InterruptedException {
      // It was listed, so a 404 means that another client has revoked it.
      NotFoundException unseen = type.revokeVisible(id, () -> true);
      if (unseen != null) {
        throw unseen;
      }
      record.revoked();
      return result(each, Result.REVOKED, id, null);
    }

    private SecretSink<? super T> checkedSink(PendingIssuance each) {
      SecretSink<? super T> sink = Preconditions.present("a sink of sinks", sinks.apply(each));
      if (!mayHaveBeenStored(each)) {
        sink.check();
      }
      return sink;
    }

    private static boolean mayHaveBeenStored(PendingIssuance each) {
      return each.credentialId() != null;
    }

    private RecoveredIssuance reissue(
        PendingIssuance each, String id, JournalRecord record, SecretSink<? super T> sink) {
      ApiCall<?, T> reissue = type.reissue().apply(id).reissuingLost();
      T reissued = reissue.execute();
      // The last check before the sink: a newer claim may have replaced this secret. If the journal
      // fails here, the secret is delivered all the same.
      if (record.record(IssuanceState.ISSUED, id) == Written.CLAIMED_BY_OTHER) {
        throw undelivered(
            reissue,
            id,
            reissued,
            new JournalException("another process has claimed the issuance meanwhile", null));
      }
      try {
        if (mayHaveBeenStored(each)) {
          sink.replace(reissued);
        } else {
          sink.accept(reissued);
        }
      } catch (Throwable failure) { // an Error, too: the secret must stay in the result
        if (failure instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        throw undelivered(reissue, id, reissued, failure);
      }
      record.delivered();
      return result(each, Result.REISSUED, id, null);
    }
  }

  private static DeliveryFailedException undelivered(
      ApiCall<?, ?> reissue, String id, Object reissued, Throwable failure) {
    return new DeliveryFailedException(
        reissue.operation().method(),
        reissue.operation().path(),
        id,
        Revocation.PENDING,
        reissued,
        failure);
  }

  private static RecoveredIssuance unclear(PendingIssuance pending, List<String> candidates) {
    return new RecoveredIssuance(pending, Result.UNCLEAR, null, candidates, null);
  }

  private static RecoveredIssuance result(
      PendingIssuance pending, Result result, @Nullable String id, @Nullable Exception failure) {
    return new RecoveredIssuance(pending, result, id, List.of(), failure);
  }
}
