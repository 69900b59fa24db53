package dev.keyfob.simulation.plan;

import dev.keyfob.simulation.model.ProviderTraits;
import dev.keyfob.simulation.plan.StepPlan.SinkPlan;
import dev.keyfob.simulation.plan.StepPlan.StepMode;
import java.util.ArrayList;
import java.util.List;

/** Derives simpler plans from a plan: each lacks one of its parts. */
public final class SimplerPlans {

  private SimplerPlans() {}

  /** Returns the simpler plans, the simplest first. */
  public static List<LifePlan> of(LifePlan plan) {
    List<LifePlan> simpler = new ArrayList<>();
    for (int i = 0; plan.callers().size() > 1 && i < plan.callers().size(); i++) {
      simpler.add(plan.withCallers(without(plan.callers(), i)));
    }
    for (int i = 0; i < plan.colleague().size(); i++) {
      simpler.add(plan.withColleague(without(plan.colleague(), i)));
    }
    for (int i = 0; i < plan.disturbances().size(); i++) {
      simpler.add(plan.withDisturbances(without(plan.disturbances(), i)));
    }
    for (int i = 0; i < plan.callers().size(); i++) {
      addWithSimplerCaller(plan, i, simpler);
    }
    if (!plan.traits().equals(ProviderTraits.plain())) {
      simpler.add(plan.withTraits(ProviderTraits.plain()));
      plan.traits().simpler().forEach(traits -> simpler.add(plan.withTraits(traits)));
    }
    return simpler;
  }

  private static void addWithSimplerCaller(LifePlan plan, int caller, List<LifePlan> simpler) {
    List<StepPlan> steps = plan.callers().get(caller);
    for (int i = 0; steps.size() > 1 && i < steps.size(); i++) {
      simpler.add(plan.withCallers(with(plan.callers(), caller, without(steps, i))));
    }
    for (int i = 0; i < steps.size(); i++) {
      for (StepPlan step : simpler(steps.get(i))) {
        simpler.add(plan.withCallers(with(plan.callers(), caller, with(steps, i, step))));
      }
    }
  }

  private static List<StepPlan> simpler(StepPlan step) {
    List<StepPlan> simpler = new ArrayList<>();
    step.faults().keySet().forEach(number -> simpler.add(step.withoutFault(number)));
    simpler.add(step.with(StepMode.BLOCKING, step.sink(), step.refreshes(), step.pauseMillis()));
    simpler.add(step.with(step.mode(), SinkPlan.NONE, step.refreshes(), step.pauseMillis()));
    simpler.add(step.with(step.mode(), step.sink(), 0, step.pauseMillis()));
    simpler.add(step.with(step.mode(), step.sink(), step.refreshes(), 0));
    simpler.removeIf(step::equals);
    return simpler;
  }

  private static <T> List<T> without(List<T> all, int index) {
    List<T> fewer = new ArrayList<>(all);
    fewer.remove(index);
    return fewer;
  }

  private static <T> List<T> with(List<T> all, int index, T other) {
    List<T> changed = new ArrayList<>(all);
    changed.set(index, other);
    return changed;
  }
}
