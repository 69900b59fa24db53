package dev.keyfob.simulation.life;

import dev.keyfob.simulation.model.CredentialStore;
import dev.keyfob.simulation.model.MissedRequest;
import dev.keyfob.simulation.model.SeenRequest;
import dev.keyfob.simulation.plan.LifePlan;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * What became of a life.
 *
 * @param aborted why it could not go on; null if it ended well
 * @param followed how many creations the client's ledger still follows
 * @param texts the texts that people may read
 * @param story what happened, in order; empty unless it was asked for
 */
public record LifeResult(
    LifePlan plan,
    @Nullable String aborted,
    List<StepRecord> steps,
    List<SeenRequest> seen,
    List<MissedRequest> missed,
    CredentialStore store,
    int followed,
    LifeTexts texts,
    List<String> story) {

  /** Returns the step that an actor is, or null for a colleague. */
  @Nullable
  public StepRecord stepOf(Object actor) {
    for (StepRecord step : steps) {
      if (step.actor() == actor) {
        return step;
      }
    }
    return null;
  }
}
