package dev.keyfob.simulation.invariant;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.ModelCredential;
import jakarta.annotation.Nullable;
import java.util.function.Consumer;

/**
 * Invariant: a caller holds each credential that the model issued, or was told of it by an
 * exception or a warning, or the credential is revoked. A credential that a caller was told to be
 * revoked is revoked.
 */
final class NothingIsLost implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (ModelCredential one : life.store().all()) {
      if (one.isLive() && !hasUsedId(one, life)) {
        check(one, life, violations);
      }
    }
  }

  /** Returns whether a lost response and a 404 count as a deletion, as documented. */
  private static boolean countsAsDeleted(StepRecord step, LifeResult life) {
    return step.plan().kind().deletes()
        && life.plan().traits().lagsForChanges()
        && life.seen().stream()
            .anyMatch(request -> request.actor() == step.actor() && request.status() == 404);
  }

  /** Returns whether an earlier credential had the same id. */
  private static boolean hasUsedId(ModelCredential one, LifeResult life) {
    return life.store().all().stream()
        .anyMatch(other -> other != one && other.id().equals(one.id()));
  }

  private static void check(ModelCredential one, LifeResult life, Consumer<String> violations) {
    StepRecord creator = life.stepOf(one.owner());
    if (creator != null && OthersAreUntouched.wasMistaken(creator, life)) {
      return;
    }
    boolean isHeld = life.steps().stream().anyMatch(step -> isHeld(one, step));
    if (creator != null
        && !isHeld
        && !isAnnounced(creator)
        && !isAnnouncedByExchange(creator, life)) {
      violations.accept(one + " works, and no caller knows");
    }
    if (creator != null
        && creator.failures().stream().anyMatch(NothingIsLost::saysRevoked)
        && !isAnnouncedByExchange(creator, life)) {
      violations.accept(one + " works, and its caller was told that it was revoked");
    }
    for (StepRecord step : life.steps()) {
      if (one.id().equals(step.claimedGone())
          && step.warnings().isEmpty()
          && !countsAsDeleted(step, life)) {
        violations.accept(one + " works, and " + step.actor() + " was told that it is gone");
      }
    }
  }

  /**
   * Returns whether the creator's recovery took the credential of another caller. The other
   * caller's recovery can then only report that a credential may exist.
   */
  private static boolean isAnnouncedByExchange(StepRecord creator, LifeResult life) {
    return life.seen().stream()
        .filter(request -> request.actor() == creator.actor() && request.applied() != null)
        .map(request -> life.stepOf(request.applied().owner()))
        .anyMatch(other -> other != null && other != creator && isAnnounced(other));
  }

  private static boolean isHeld(ModelCredential one, StepRecord step) {
    return step.held() != null && step.held().id().equals(one.id());
  }

  private static boolean isAnnounced(StepRecord step) {
    return !step.warnings().isEmpty()
        || step.failures().stream().anyMatch(NothingIsLost::announces);
  }

  private static boolean announces(@Nullable Throwable failure) {
    return failure instanceof OutcomeUnknownException
        || failure instanceof DecodingException
        || failure instanceof RevocationFailedException
        || (failure instanceof DeliveryFailedException delivery
            && delivery.revocation() != Revocation.REMOVED
            && delivery.revocation() != Revocation.PAUSED);
  }

  private static boolean saysRevoked(Throwable failure) {
    return failure instanceof IssuanceRevokedException
        || (failure instanceof DeliveryFailedException delivery
            && (delivery.revocation() == Revocation.REMOVED
                || delivery.revocation() == Revocation.PAUSED));
  }
}
