package dev.keyfob.simulation.invariant;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.simulation.life.CallerFailure;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Invariant: a caller gets only documented exceptions, and every life ends. */
final class FailuresAreKnown implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    if (life.aborted() != null) {
      violations.accept("the life did not end: " + life.aborted());
    }
    for (StepRecord step : life.steps()) {
      for (Throwable failure : step.failures()) {
        if (!isKnown(failure)) {
          violations.accept(step.actor() + " got " + failure);
        }
      }
    }
  }

  /** Returns whether the exception is the IllegalStateException of a closed client. */
  private static boolean isKnown(Throwable failure) {
    return failure instanceof KeyfobException
        || failure instanceof CancellationException
        || failure instanceof CallerFailure
        || (failure instanceof IllegalStateException
            && String.valueOf(failure.getMessage()).contains("the client is closed"));
  }
}
