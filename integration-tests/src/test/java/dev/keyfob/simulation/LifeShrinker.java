package dev.keyfob.simulation;

import dev.keyfob.simulation.plan.LifePlan;
import dev.keyfob.simulation.plan.SimplerPlans;
import java.util.function.Predicate;

/** Finds the simplest plan that still fails. */
final class LifeShrinker {

  private LifeShrinker() {}

  /**
   * Returns a plan that fails while every simpler plan passes.
   *
   * @param fails simulates a plan, and returns whether it fails like the original
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
