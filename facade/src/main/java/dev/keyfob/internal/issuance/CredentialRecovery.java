package dev.keyfob.internal.issuance;

import dev.keyfob.Creation;
import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.time.Patience;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Makes a credential, and looks for it when the answer is lost.
 *
 * @param <T> the credential with its secret
 * @param <L> the credential as listings show it
 * @param creations of the client and its copies: what they issue to others is not what was lost
 */
public record CredentialRecovery<T, L>(
    CredentialType<T> kind,
    CandidateSearch<L> search,
    RecoveryAction recovery,
    IssuanceLedger creations,
    Patience patience) {

  private static final int MOST_REISSUES = 3;
  private static final String CANNOT_BE_TOLD =
      "What it made cannot be told apart from what somebody else may have made: nothing was changed.";

  /** Refuses what is missing. */
  public CredentialRecovery {
    Preconditions.present("recovery", recovery);
  }

  /** On this thread. */
  public Creation<T> run(ApiCall<?, T> creation) {
    CandidateSearch.Before before = search.before(creations);
    CallResult<T> created = creation.executeForResult();
    // A key supplier may throw an OutcomeUnknownException of another call.
    return created.failure() instanceof OutcomeUnknownException lost && created.mayHaveIssued()
        ? recover(creation, created, lost, before.refusedAt(created.lastRefusedAt()))
        : new Creation.Created<>(created.get());
  }

  /** On another thread. What comes when nobody listens any more is removed. */
  public CompletableFuture<Creation<T>> runOn(Executor executor, ApiCall<?, T> creation) {
    return ExecutorFutures.run(
        executor,
        () -> run(creation),
        unheard ->
            unheard.credential().ifPresent(issued -> kind.discard(creation, issued, patience)));
  }

  private Creation<T> recover(
      ApiCall<?, T> creation,
      CallResult<T> created,
      OutcomeUnknownException lost,
      CandidateSearch.Before before) {
    Optional<String> received =
        lost.received().flatMap(PartialResponseId::in).filter(id -> !before.ids().contains(id));
    if (received.isPresent()) {
      created.tracker().issued(received.get());
      return settle(received.get(), lost);
    }
    created.tracker().searching();
    boolean found = false;
    try {
      String id = find(creation, created.followUpDelay(), lost, before);
      found = true;
      return settle(id, lost);
    } finally {
      if (found) {
        created.tracker().settled();
      } else {
        created.tracker().lost();
      }
    }
  }

  /** The id of what it made, which is from now on nobody else's. */
  private String find(
      ApiCall<?, T> creation,
      Duration delay,
      OutcomeUnknownException lost,
      CandidateSearch.Before before) {
    CandidateSearch.Finding found;
    try {
      if (!delay.isZero()) {
        patience.sleep(delay);
      }
      found = search.after(before, creation.operation(), creations, patience);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unknown(
          lost, "The thread was interrupted while looking for what it made.", List.of(), null);
    } catch (RuntimeException | Error failure) { // an Error, too: the loss must be told
      throw unknown(
          lost,
          "Looking for what it made failed too (see what is suppressed).",
          List.of(),
          failure);
    }
    return switch (found.verdict()) {
      case CERTAIN -> taken(found, before, lost);
      case NOTHING ->
          throw unknown(
              lost,
              "Nothing was found that it could have made, which may still appear.",
              List.of(),
              null);
      case UNCLEAR -> throw unknown(lost, CANNOT_BE_TOLD, creations.name(found.ids()), null);
      case UNDATED ->
          throw unknown(
              lost,
              CANNOT_BE_TOLD + " The server's answers have no Date to go by.",
              creations.name(found.ids()),
              null);
    };
  }

  private String taken(
      CandidateSearch.Finding found, CandidateSearch.Before before, OutcomeUnknownException lost) {
    String id = found.ids().get(0);
    if (!creations.take(id, found.rivals(), before.nanos())) {
      throw unknown(lost, CANNOT_BE_TOLD, creations.name(List.of(id)), null);
    }
    return id;
  }

  private Creation<T> settle(String id, OutcomeUnknownException lost) {
    return recovery == RecoveryAction.REMOVE
        ? removed(id, lost)
        : new Creation.Reissued<>(reissued(id, lost), lost);
  }

  private Creation<T> removed(String id, OutcomeUnknownException lost) {
    try {
      kind.remove(id, patience);
      return new Creation.Removed<>(id, lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw undone(id, lost, interrupted);
    } catch (RuntimeException | Error failure) { // an Error, too: what was found must be told
      throw undone(id, lost, failure);
    }
  }

  /**
   * Again when that answer is lost too: a secret that nobody has may be replaced by another one.
   */
  private T reissued(String id, OutcomeUnknownException lost) {
    for (int number = 1; ; number++) {
      CallResult<T> reissued = null;
      try {
        reissued = kind.reissue().apply(id).onClosedClient().executeForResult();
        return reissued.get();
      } catch (RuntimeException | Error failure) { // an Error, too: what was found must be told
        boolean made = reissued != null && reissued.mayHaveIssued();
        if (made && failure instanceof DecodingException secretInside) {
          secretInside.addSuppressed(lost);
          throw secretInside;
        }
        if (!(failure instanceof OutcomeUnknownException) || number == MOST_REISSUES) {
          throw undone(id, lost, failure);
        }
        pauseAfter(number, id, lost, failure);
      }
    }
  }

  private void pauseAfter(int number, String id, OutcomeUnknownException lost, Throwable failure) {
    try {
      patience.sleepAfter(number);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw undone(id, lost, failure);
    }
  }

  private OutcomeUnknownException undone(
      String id, OutcomeUnknownException lost, Throwable failure) {
    String undone = recovery == RecoveryAction.REMOVE ? "be removed" : "be given another secret";
    return unknown(
        lost,
        "What it made was found, but could not " + undone + " (see what is suppressed).",
        List.of(id),
        failure);
  }

  /** What happened first, with what came after it. */
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
            "the answer was lost (see the cause). " + found + named(ids),
            lost.received().orElse(null),
            lost,
            ids);
    if (failure != null) {
      unknown.addSuppressed(failure);
    }
    return unknown;
  }

  private static String named(List<String> ids) {
    return ids.isEmpty() ? "" : " Candidates: " + SafeIds.credentials(ids) + ".";
  }
}
