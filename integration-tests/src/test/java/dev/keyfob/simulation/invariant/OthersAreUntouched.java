package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.ModelCredential;
import dev.keyfob.simulation.model.SeenRequest;
import jakarta.annotation.Nullable;
import java.util.function.Consumer;

/**
 * Invariant: an operation changes only the credential that it created or was told to change. The
 * documented risk of recovery is not a violation and is counted separately.
 */
public final class OthersAreUntouched implements Invariant {

  /** The reasons why recovery can mistake another client's credential for its own. */
  public enum Risk {
    /** The other credential was created while the operation ran. */
    CREATED_MEANWHILE,
    /** The other credential was created before the operation, but not listed before it. */
    LISTED_LATE
  }

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (SeenRequest request : life.seen()) {
      if (touchesAnothers(request, life) && risk(request, life) == null) {
        violations.accept(request + " has changed " + request.applied());
      }
    }
  }

  /** Returns how often an operation changed a credential of another client, as documented. */
  public static long risks(LifeResult life, Risk risk) {
    return life.seen().stream()
        .filter(request -> touchesAnothers(request, life) && risk(request, life) == risk)
        .count();
  }

  /** Returns whether an operation has mistaken another client's credential for its own. */
  public static boolean wasMistaken(StepRecord step, LifeResult life) {
    return life.seen().stream()
        .anyMatch(
            request ->
                request.actor() == step.actor()
                    && touchesAnothers(request, life)
                    && risk(request, life) != null);
  }

  private static boolean touchesAnothers(SeenRequest request, LifeResult life) {
    ModelCredential one = request.applied();
    StepRecord step = life.stepOf(request.actor());
    return one != null
        && !request.creates()
        && one.owner() != request.actor()
        && !one.id().equals(step.target())
        && !hadId(request, one.id(), life)
        && !isExchangeable(one, step, life);
  }

  /**
   * Returns whether both operations recover a credential with the same attributes after a lost
   * response: no caller has either secret, and each may take either.
   */
  private static boolean isExchangeable(ModelCredential one, StepRecord step, LifeResult life) {
    StepRecord creator = life.stepOf(one.owner());
    return creator != null
        && creator.plan().isRecovering()
        && step.plan().isRecovering()
        && creator.plan().subject().equals(step.plan().subject())
        && creator.plan().kind().family() == step.plan().kind().family()
        && !creator.hasReceived(one.id());
  }

  /** Returns whether the operation has created a credential whose id was used again. */
  private static boolean hadId(SeenRequest request, String id, LifeResult life) {
    return life.store().all().stream()
        .anyMatch(one -> one.owner() == request.actor() && one.id().equals(id));
  }

  /**
   * Returns the documented risk that explains the change of another client's credential, or null.
   * The risk exists if the operation's own credential was not listed and the other one has the same
   * attributes.
   */
  private static @Nullable Risk risk(SeenRequest request, LifeResult life) {
    ModelCredential changed = request.applied();
    StepRecord step = life.stepOf(request.actor());
    long lastLook = lastLook(request, life);
    boolean ownIsListed =
        life.store().all().stream()
            .anyMatch(own -> own.owner() == request.actor() && own.isListedAt(lastLook));
    if (!changed.owner().isColleague()
        || step.plan().recovery() == null
        || !changed.subject().equals(step.plan().subject())
        || ownIsListed) {
      return null;
    }
    long start = start(request, life);
    if (changed.createdNanos() >= start) {
      return Risk.CREATED_MEANWHILE;
    }
    return changed.visibleNanos() > start ? Risk.LISTED_LATE : null;
  }

  /** Returns when the operation has listed for the last time before the request. */
  private static long lastLook(SeenRequest request, LifeResult life) {
    return life.seen().stream()
        .filter(one -> one.actor() == request.actor() && one.number() < request.number())
        .filter(one -> one.method().equals("GET"))
        .mapToLong(SeenRequest::nanos)
        .max()
        .orElse(request.nanos());
  }

  private static long start(SeenRequest request, LifeResult life) {
    return life.seen().stream()
        .filter(one -> one.actor() == request.actor())
        .mapToLong(SeenRequest::nanos)
        .min()
        .orElseThrow();
  }
}
