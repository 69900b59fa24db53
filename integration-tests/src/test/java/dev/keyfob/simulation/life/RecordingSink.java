package dev.keyfob.simulation.life;

import dev.keyfob.simulation.plan.StepPlan.SinkPlan;
import dev.keyfob.sink.SecretSink;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Stores the credentials that it gets, or fails as the plan says.
 *
 * @param keep takes what the sink has stored
 */
record RecordingSink<T>(SinkPlan plan, Consumer<T> keep) implements SecretSink<T> {

  @Override
  public void accept(T issued) throws IOException {
    switch (plan) {
      case THROWS -> throw new IOException("the sink fails; it quotes " + "CANARY-of-sink");
      case THROWS_ERROR -> throw new AssertionError("the sink fails; it quotes CANARY-of-sink");
      case KEEPS, THROWS_AT_REPLACEMENT, NONE -> keep.accept(issued);
    }
  }

  @Override
  public void replace(T reissued) throws IOException {
    if (plan == SinkPlan.THROWS_AT_REPLACEMENT) {
      throw new IOException("the sink fails; it quotes CANARY-of-sink");
    }
    keep.accept(reissued);
  }
}
