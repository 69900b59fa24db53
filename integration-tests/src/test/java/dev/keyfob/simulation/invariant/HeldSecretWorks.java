package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.Actor;
import dev.keyfob.simulation.model.ModelCredential;
import dev.keyfob.simulation.model.ModelCredential.IssuedSecret;
import java.util.function.Consumer;

/**
 * Invariant: the secret that a caller holds is the newest one that the caller's own requests have
 * issued.
 */
final class HeldSecretWorks implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (StepRecord step : life.steps()) {
      if (step.held() == null || step.hasFailedRefresh()) {
        continue;
      }
      String newest = null;
      for (ModelCredential one : life.store().all()) {
        newest = one.id().equals(step.held().id()) ? newestOf(one, step.actor(), newest) : newest;
      }
      if (!step.held().secret().equals(newest)) {
        violations.accept(
            step.actor() + " holds another secret of " + step.held().id() + " than was issued");
      }
    }
  }

  private static String newestOf(ModelCredential one, Actor actor, String before) {
    String newest = before;
    for (IssuedSecret issued : one.secrets()) {
      newest = issued.actor() == actor ? issued.secret() : newest;
    }
    return newest;
  }
}
