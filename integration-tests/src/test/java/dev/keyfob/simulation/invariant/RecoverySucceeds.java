package dev.keyfob.simulation.invariant;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.ListingStyle;
import dev.keyfob.simulation.model.ProviderTraits;
import dev.keyfob.simulation.model.WireFault;
import dev.keyfob.simulation.plan.LifePlan;
import dev.keyfob.simulation.plan.StepPlan;
import dev.keyfob.simulation.plan.StepPlan.SinkPlan;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Invariant: recovery finds the credential of a lost response if there is no other fault, and no
 * other creation can be mistaken for it.
 */
final class RecoverySucceeds implements Invariant {

  private static final int TOLERATED_SKEW_MILLIS = 1_000;
  private static final int TOLERATED_LAG_MILLIS = 1_000;

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    if (!isCalm(life.plan())) {
      return;
    }
    for (StepRecord step : life.steps()) {
      if (onlyItsCreationIsLost(step.plan()) && isAlone(step.plan(), life.plan().steps())) {
        boolean recovered =
            step.plan().recovery() == RecoveryAction.REISSUE
                ? step.held() != null || step.claimedGone() != null
                : step.held() != null
                    || step.claimedGone() != null
                    || step.failures().stream()
                        .anyMatch(one -> one instanceof IssuanceRevokedException);
        if (!recovered) {
          violations.accept(step.actor() + " was not recovered: " + step.failures());
        }
      }
    }
  }

  private static boolean isCalm(LifePlan plan) {
    ProviderTraits traits = plan.traits();
    return plan.colleague().isEmpty()
        && plan.disturbances().isEmpty()
        && traits.dated()
        && Math.abs(traits.createdSkewMillis()) <= TOLERATED_SKEW_MILLIS
        && traits.lagMillis() <= TOLERATED_LAG_MILLIS
        && !traits.lagsForChanges()
        && !traits.reusesIds()
        && traits.listing() == ListingStyle.COMPLETE
        && traits.existing() < 5
        && plan.steps().stream().noneMatch(RecoverySucceeds::isThrottled);
  }

  private static boolean isThrottled(StepPlan step) {
    return step.faults().values().stream()
        .anyMatch(
            fault ->
                fault instanceof WireFault.RateLimited || fault instanceof WireFault.SlowResponse);
  }

  private static boolean onlyItsCreationIsLost(StepPlan step) {
    Map<Integer, WireFault> faults = step.faults();
    return step.isRecovering()
        && step.sink() == SinkPlan.NONE
        && faults.size() == 1
        && faults.get(1) instanceof WireFault.CutAt;
  }

  /**
   * Returns whether no other step creates a similar credential, or deletes one in the meantime,
   * which would make the listing look like a page.
   */
  private static boolean isAlone(StepPlan step, List<StepPlan> all) {
    return all.stream()
            .filter(other -> other.kind().family() == step.kind().family())
            .filter(other -> !onlyCreates(other) || other.subject().equals(step.subject()))
            .count()
        == 1; // the step itself
  }

  private static boolean onlyCreates(StepPlan step) {
    return step.kind().creates()
        && !step.kind().isLease()
        && !step.isRecovering()
        && step.sink() == SinkPlan.NONE;
  }
}
