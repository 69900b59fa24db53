package dev.keyfob.simulation.invariant;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.secret.Secret;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.StepRecord;
import dev.keyfob.simulation.model.SeenRequest;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Invariant: if the response of an issuing request is lost, the exception holds the part that the
 * client has read.
 */
final class ReceivedIsKept implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    for (StepRecord step : life.steps()) {
      SeenRequest last = lastIssuing(step, life);
      if (last == null || step.held() != null || step.claimedGone() != null) {
        continue;
      }
      String received = last.receivedBody();
      boolean cancelled =
          step.failures().stream().anyMatch(one -> one instanceof CancellationException);
      boolean kept = step.failures().stream().anyMatch(one -> kept(one).contains(received));
      boolean revoked = last.applied() != null && !last.applied().isLive();
      if (!received.isEmpty() && !cancelled && !kept && !revoked) {
        violations.accept(last + ": what was received is not in " + step.failures());
      }
    }
  }

  private static SeenRequest lastIssuing(StepRecord step, LifeResult life) {
    SeenRequest last = null;
    for (SeenRequest request : life.seen()) {
      if (request.actor() == step.actor()
          && request.mustBeSentOnce()
          && !request.path().endsWith("/pause")) {
        last = request;
      }
    }
    return last;
  }

  private static String kept(Throwable failure) {
    StringBuilder kept = new StringBuilder();
    for (Throwable one = failure; one != null; one = one.getCause()) {
      kept.append(body(one).map(Secret::reveal).orElse("")).append('\n');
      for (Throwable suppressed : one.getSuppressed()) {
        kept.append(body(suppressed).map(Secret::reveal).orElse("")).append('\n');
      }
    }
    return kept.toString();
  }

  private static Optional<Secret<String>> body(Throwable failure) {
    if (failure instanceof OutcomeUnknownException lost) {
      return lost.received();
    }
    return failure instanceof DecodingException decoding
        ? Optional.of(decoding.body())
        : Optional.empty();
  }
}
