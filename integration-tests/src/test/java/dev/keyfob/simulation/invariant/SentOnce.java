package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.SeenRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Invariant: a request that must be sent once is applied at most once; only a 429 allows a retry.
 */
final class SentOnce implements Invariant {

  /** Recovery reissues up to three times, since no caller has the lost secret. */
  private static final int MAX_REISSUES_OF_RECOVERY = 3;

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (StepRecord step : life.steps()) {
      Map<String, Integer> sent = new HashMap<>();
      for (SeenRequest request : life.seen()) {
        if (request.actor() == step.actor() && request.mustBeSentOnce() && !request.wasRejected()) {
          sent.merge(request.method() + " " + request.path(), 1, Integer::sum);
        }
      }
      sent.forEach(
          (request, count) -> {
            if (count > (request.startsWith("POST") ? 1 : reissues(step))) {
              violations.accept(step.actor() + " has sent " + request + " " + count + " times");
            }
          });
    }
  }

  private static int reissues(StepRecord step) {
    return step.plan().isRecovering()
        ? step.plan().refreshes() + MAX_REISSUES_OF_RECOVERY
        : Math.max(1, step.plan().refreshes());
  }
}
