package dev.keyfob.simulation.plan;

import dev.keyfob.RecoveryAction;
import dev.keyfob.simulation.model.WireFault;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of a caller.
 *
 * @param subject the site or the name
 * @param recovery the action of recovery if the response is lost; null for no recovery
 * @param refreshes how often a lease is refreshed
 * @param pauseMillis how long the caller waits before
 * @param faults by the number of the step's request, from 0
 */
public record StepPlan(
    StepKind kind,
    String subject,
    StepMode mode,
    @Nullable RecoveryAction recovery,
    SinkPlan sink,
    int refreshes,
    int pauseMillis,
    Map<Integer, WireFault> faults) {

  /** How the caller waits for the step. */
  public enum StepMode {
    BLOCKING,
    /**
     * The caller waits for a future, which an executor completes if the step has several requests.
     */
    FUTURE
  }

  /** What the sink does. */
  public enum SinkPlan {
    NONE,
    KEEPS,
    THROWS,
    THROWS_ERROR,
    /** Keeps the first secret, and throws at the second. */
    THROWS_AT_REPLACEMENT
  }

  public boolean isRecovering() {
    return recovery != null;
  }

  public StepPlan withoutFault(int number) {
    Map<Integer, WireFault> fewer = new TreeMap<>(faults);
    fewer.remove(number);
    return new StepPlan(kind, subject, mode, recovery, sink, refreshes, pauseMillis, fewer);
  }

  StepPlan with(StepMode otherMode, SinkPlan otherSink, int otherRefreshes, int otherPause) {
    return new StepPlan(
        kind, subject, otherMode, recovery, otherSink, otherRefreshes, otherPause, faults);
  }

  @Override
  public String toString() {
    return kind
        + " "
        + subject
        + (mode == StepMode.FUTURE ? ", as a future" : "")
        + (recovery == null ? "" : ", recover by " + recovery)
        + (sink == SinkPlan.NONE ? "" : ", sink " + sink)
        + (refreshes == 0 ? "" : ", " + refreshes + " refreshes")
        + (pauseMillis == 0 ? "" : ", after " + pauseMillis + " ms")
        + (faults.isEmpty() ? "" : ", faults " + faults);
  }
}
