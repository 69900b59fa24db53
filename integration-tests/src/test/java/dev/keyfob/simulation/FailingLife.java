package dev.keyfob.simulation;

import dev.keyfob.simulation.invariant.Invariants;
import dev.keyfob.simulation.invariant.Violation;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.LifeRun;
import dev.keyfob.simulation.plan.LifePlan;
import dev.keyfob.simulation.plan.LifePlanner;
import java.util.ArrayList;
import java.util.List;

/** Describes a failed life: the simplest plan that still fails, and the events of its life. */
final class FailingLife {

  private FailingLife() {}

  /** Returns the story as lines of text. */
  static String tell(long seed, Violation first) {
    LifePlan simplest =
        LifeShrinker.shrink(LifePlanner.plan(seed), plan -> fails(plan, first.invariant()));
    return String.join("\n", tell(simplest));
  }

  private static boolean fails(LifePlan plan, String invariant) {
    return Invariants.violatedBy(LifeRun.of(plan, false)).stream()
        .anyMatch(violation -> violation.invariant().equals(invariant));
  }

  /** Returns the plan, the events and the violated invariants. */
  static List<String> tell(LifePlan plan) {
    LifeResult life = LifeRun.of(plan, true);
    List<String> lines = new ArrayList<>(plan.lines());
    lines.addAll(life.story());
    Invariants.violatedBy(life).forEach(violation -> lines.add("VIOLATED " + violation));
    return lines;
  }
}
