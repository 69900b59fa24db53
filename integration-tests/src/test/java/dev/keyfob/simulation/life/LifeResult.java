package dev.keyfob.simulation.life;

import dev.keyfob.simulation.model.CredentialStore;
import dev.keyfob.simulation.model.MissedRequest;
import dev.keyfob.simulation.model.SeenRequest;
import dev.keyfob.simulation.plan.LifePlan;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * The result of a life.
 *
 * @param aborted the reason why the life was aborted; null if it ended regularly
 * @param followed the number of creations that the client's ledger still tracks
 * @param texts the log lines, messages and other texts, none of which may show a secret
 * @param story the events in order; empty unless the story was requested
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

  /** Returns the record of the step that an actor runs; null if the actor is another client. */
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
