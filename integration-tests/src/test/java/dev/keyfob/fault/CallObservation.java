package dev.keyfob.fault;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.testing.FacadeOperation;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * What came of one operation that met one scenario.
 *
 * @param annotation what the generated client says of the operation
 * @param lasting whether it went wrong each time, or the first time only
 * @param attempts as the client reports them
 * @param written how many requests began to be written
 * @param seen how many of them the server read
 * @param result what the caller got
 * @param thrown or what was thrown in its place
 * @param issued the credentials that the server made for it
 * @param violations requests that no document has
 */
record CallObservation(
    FacadeOperation operation,
    Operation annotation,
    FaultScenario scenario,
    boolean lasting,
    int attempts,
    int written,
    int seen,
    @Nullable Object result,
    @Nullable Throwable thrown,
    List<IssuedCredential> issued,
    List<String> violations) {

  /** The column of the table of docs/retries.md that applies to the operation. */
  String column() {
    return issues() ? RetryExpectation.ISSUING : annotation.effect().name();
  }

  boolean issues() {
    return annotation.credential() == Credential.ISSUES
        || annotation.credential() == Credential.REISSUES;
  }

  boolean isRepeatable() {
    return annotation.effect() != Effect.NON_IDEMPOTENT && !issues();
  }

  /** As log lines and messages have it. */
  String place() {
    return annotation.method() + " " + annotation.path();
  }

  /**
   * How many of the credentials the caller has, in the result or in an exception that holds the
   * answer.
   */
  int handedOver() {
    String held =
        thrown instanceof DecodingException undecoded ? undecoded.body().reveal() : credential();
    return (int) issued.stream().filter(one -> held.contains(one.value().reveal())).count();
  }

  private String credential() {
    return result == null ? "" : operation.credential(result).asText();
  }

  /** How many the caller has been told of: one, as an operation makes no more. */
  int announced() {
    return Math.min(issued.size() - handedOver(), saysSo() ? 1 : 0);
  }

  /**
   * Whether the caller knows that one may exist. Who cancels a future does, and has it in the log
   * besides.
   */
  boolean saysSo() {
    return thrown instanceof OutcomeUnknownException || thrown instanceof CancellationException;
  }

  /** How many exist without anybody knowing. */
  int lost() {
    return issued.size() - handedOver() - announced();
  }

  @Override
  public String toString() {
    return operation + ", " + (lasting ? "each time" : "the first time");
  }
}
