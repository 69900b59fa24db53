package dev.keyfob.internal.issuance;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.time.Uninterruptibles;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Issues a credential, and finds it again if the response is lost, to reissue or revoke it.
 *
 * @param <T> the credential with its secret
 * @param <L> the credential as listings show it
 * @param type the type of the credential
 * @param search finds the credential
 * @param ledger the ledger of the client and its copies: credentials issued to other callers are
 *     not touched
 */
record CredentialRecovery<T, L>(
    CredentialType<T> type, CandidateSearch<L> search, IssuanceLedger ledger) {

  private static final int MAX_REISSUES = 3;
  private static final String UNCLEAR =
      "What it issued cannot be told apart from what another client may have created: nothing was"
          + " changed.";
  private static final String OWN_CREATION =
      "What it issued cannot be told apart from what another creation of this client may have"
          + " issued, which is running or has lost its response in the last 10 s: nothing was"
          + " changed.";

  /**
   * Issues the credential; if the response is lost, looks for it and reissues or revokes it.
   *
   * @param returned whether the caller gets the credential, and no sink
   */
  Issued<T> run(ApiCall<?, T> creation, RecoveryAction action, boolean returned) {
    return run(creation, action, returned, false);
  }

  /**
   * Issues the credential for a lease, which leaves nothing behind if the thread is interrupted.
   */
  Issued<T> runForLease(ApiCall<?, T> creation, RecoveryAction action, boolean returned) {
    return run(creation, action, returned, true);
  }

  private Issued<T> run(
      ApiCall<?, T> creation,
      RecoveryAction action,
      boolean returned,
      boolean revokesIfInterrupted) {
    CandidateSearch.Before before = search.before(ledger);
    CallResult<T> created = creation.recovered().executeForResult();
    // A key supplier may throw the OutcomeUnknownException of another call.
    if (!(created.failure() instanceof OutcomeUnknownException lost && created.mayHaveIssued())) {
      if (created.mayHaveIssued()) {
        created.record().lost();
      }
      return Issued.of(created);
    }
    CandidateSearch.Before since = before.refusedAt(created.lastRefusedAt());
    return revokesIfInterrupted && Thread.currentThread().isInterrupted()
        ? Uninterruptibles.get(
            () -> recover(creation, created, lost, since, RecoveryAction.REVOKE, returned))
        : recover(creation, created, lost, since, action, returned);
  }

  private Issued<T> recover(
      ApiCall<?, T> creation,
      CallResult<T> created,
      OutcomeUnknownException lost,
      CandidateSearch.Before before,
      RecoveryAction action,
      boolean returned) {
    // The body of an error response may contain the id of any credential.
    Optional<String> received =
        created.isSuccess() ? lost.received().flatMap(PartialResponseId::in) : Optional.empty();
    created.tracker().searching();
    boolean found = false;
    try {
      String id = find(creation, created, received, lost, before);
      found = true;
      return settle(id, lost, action, returned, created.record());
    } finally {
      if (found) {
        created.tracker().settled();
      } else {
        created.tracker().lost();
        created.record().lost();
      }
    }
  }

  /** Finds the credential and claims its id, so that no other search takes it. */
  private String find(
      ApiCall<?, T> creation,
      CallResult<T> created,
      Optional<String> received,
      OutcomeUnknownException lost,
      CandidateSearch.Before before) {
    CandidateSearch.Finding found;
    try {
      if (!created.followUpDelay().isZero()) {
        type.time().sleep(created.followUpDelay().toMillis());
      }
      found = search.after(before, creation.operation(), received, ledger, type.time());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unknown(
          lost, "The thread was interrupted while it looked for the credential.", List.of(), null);
    } catch (RuntimeException | Error failure) { // Errors, too: the loss must be reported
      throw unknown(
          lost, "Looking for the credential failed, too (see suppressed).", List.of(), failure);
    }
    return switch (found.verdict()) {
      case CERTAIN -> claim(found, before, lost, created.record());
      case NOTHING ->
          throw unknown(
              lost,
              "No credential was found; it may still appear.",
              ledger.name(received.filter(id -> !before.ids().contains(id)).stream().toList()),
              null);
      case UNCLEAR, UNDATED, CACHED, CAPPED ->
          throw unknown(lost, UNCLEAR + found.verdict().reason(), ledger.name(found.ids()), null);
    };
  }

  private String claim(
      CandidateSearch.Finding found,
      CandidateSearch.Before before,
      OutcomeUnknownException lost,
      IssuanceRecord record) {
    String id = found.ids().get(0);
    if (!ledger.take(id, found.concurrent(), before.nanos()) || !record.take(id)) {
      String reason = ledger.isAnyUnsettled(found.concurrent()) ? OWN_CREATION : UNCLEAR;
      throw unknown(lost, reason, ledger.name(List.of(id)), null);
    }
    return id;
  }

  private Issued<T> settle(
      String id,
      OutcomeUnknownException lost,
      RecoveryAction action,
      boolean returned,
      IssuanceRecord record) {
    try {
      return switch (action) {
        case REISSUE -> recorded(id, reissue(id, lost), returned, record);
        case REVOKE -> throw revoke(id, lost, record);
      };
    } catch (OutcomeUnknownException | DecodingException notRecovered) {
      record.lost();
      throw notRecovered;
    }
  }

  private Issued<T> recorded(String id, T reissued, boolean returned, IssuanceRecord record) {
    record.issued(id, returned);
    return new Issued<>(record.isDurable() ? type.marked().apply(reissued) : reissued, record);
  }

  private IssuanceRevokedException revoke(
      String id, OutcomeUnknownException lost, IssuanceRecord record) {
    try {
      type.revoke(id);
      record.revoked();
      return new IssuanceRevokedException(lost.method(), lost.pathTemplate(), id, lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notRecovered(id, lost, "revoked", interrupted);
    } catch (RuntimeException | Error failure) { // Errors, too: the id must be reported
      throw notRecovered(id, lost, "revoked", failure);
    }
  }

  /** Reissues again if that response is lost, too: no caller has the lost secret. */
  private T reissue(String id, OutcomeUnknownException lost) {
    for (int number = 1; ; number++) {
      CallResult<T> reissued = null;
      try {
        reissued = type.reissue().apply(id).reissuingLost().executeForResult();
        return reissued.get();
      } catch (RuntimeException | Error failure) { // Errors, too: the id must be reported
        boolean mayHaveReissued = reissued != null && reissued.mayHaveIssued();
        if (mayHaveReissued && failure instanceof DecodingException secretInside) {
          secretInside.addSuppressed(lost);
          throw secretInside;
        }
        if (!(failure instanceof OutcomeUnknownException) || number == MAX_REISSUES) {
          throw notRecovered(id, lost, "reissued", failure);
        }
        pauseAfter(number, id, lost, failure);
      }
    }
  }

  private void pauseAfter(int number, String id, OutcomeUnknownException lost, Throwable failure) {
    try {
      PollInterval.sleep(type.time(), number);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notRecovered(id, lost, "reissued", failure);
    }
  }

  private static OutcomeUnknownException notRecovered(
      String id, OutcomeUnknownException lost, String action, Throwable failure) {
    return unknown(
        lost,
        "The credential was found and could not be " + action + " (see suppressed).",
        List.of(id),
        failure);
  }

  private static OutcomeUnknownException unknown(
      OutcomeUnknownException lost,
      String found,
      List<String> candidates,
      @Nullable Throwable failure) {
    List<String> ids = candidates.stream().filter(Objects::nonNull).toList();
    OutcomeUnknownException unknown =
        new OutcomeUnknownException(
            lost.method(),
            lost.pathTemplate(),
            lost.requestId().orElse(null),
            "the response was lost (see the cause). " + found + named(ids),
            lost.received().orElse(null),
            lost,
            ids);
    if (failure != null) {
      unknown.addSuppressed(StepFailure.asCause(failure));
    }
    return unknown;
  }

  private static String named(List<String> ids) {
    return ids.isEmpty() ? "" : " Candidates: " + SafeIds.credentials(ids) + ".";
  }
}
