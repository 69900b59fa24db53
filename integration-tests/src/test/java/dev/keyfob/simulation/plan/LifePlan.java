package dev.keyfob.simulation.plan;

import dev.keyfob.simulation.model.ProviderTraits;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a life. The same plan always results in the same life.
 *
 * @param seed chooses the threads and the delays
 * @param callers the steps of each caller
 */
public record LifePlan(
    long seed,
    ProviderTraits traits,
    List<List<StepPlan>> callers,
    List<ColleagueAct> colleague,
    List<Disturbance> disturbances) {

  public LifePlan withTraits(ProviderTraits other) {
    return new LifePlan(seed, other, callers, colleague, disturbances);
  }

  public LifePlan withCallers(List<List<StepPlan>> other) {
    return new LifePlan(seed, traits, other, colleague, disturbances);
  }

  public LifePlan withColleague(List<ColleagueAct> other) {
    return new LifePlan(seed, traits, callers, other, disturbances);
  }

  public LifePlan withDisturbances(List<Disturbance> other) {
    return new LifePlan(seed, traits, callers, colleague, other);
  }

  public List<StepPlan> steps() {
    return callers.stream().flatMap(List::stream).toList();
  }

  /** Returns the plan as lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed);
    lines.add(traits.toString());
    for (int i = 0; i < callers.size(); i++) {
      for (StepPlan step : callers.get(i)) {
        lines.add("caller " + i + ": " + step);
      }
    }
    colleague.forEach(act -> lines.add("colleague: " + act));
    disturbances.forEach(one -> lines.add("disturbance: " + one));
    return lines;
  }
}
