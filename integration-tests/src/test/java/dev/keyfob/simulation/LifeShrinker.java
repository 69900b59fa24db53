package dev.keyfob.simulation;

import dev.keyfob.simulation.plan.LifePlan;
import dev.keyfob.simulation.plan.SimplerPlans;
import java.util.function.Predicate;

/** Finds the simplest plan that still fails. */
final class LifeShrinker {

  private LifeShrinker() {}

  /**
   * Returns a plan that fails, and of which every simpler one passes.
   *
   * @param fails lives a plan, and returns whether it fails as the first one did
   */
  static LifePlan shrink(LifePlan plan, Predicate<LifePlan> fails) {
    LifePlan simplest = plan;
    boolean simplified = true;
    while (simplified) {
      simplified = false;
      for (LifePlan simpler : SimplerPlans.of(simplest)) {
        if (fails.test(simpler)) {
          simplest = simpler;
          simplified = true;
          break;
        }
      }
    }
    return simplest;
  }
}
