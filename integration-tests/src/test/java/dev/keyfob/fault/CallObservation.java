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
 * Records what was observed when one operation met one fault.
 *
 * @param annotation the operation's annotation in the generated client
 * @param lasting whether every attempt met the fault; if false, only the first did
 * @param attempts the number of attempts that the client reports
 * @param written the number of requests that the client started to write
 * @param seen the number of requests that the server read
 * @param result the result of the call, or null
 * @param thrown the exception of the call, or null
 * @param issued the credentials that the server issued
 * @param violations the violations of the document
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

  /** Returns method and path, as log lines and messages show them. */
  String place() {
    return annotation.method() + " " + annotation.path();
  }

  /**
   * Returns how many of the issued credentials the caller has, in the result or in an exception
   * that holds the response.
   */
  int handedOver() {
    String held =
        thrown instanceof DecodingException undecoded ? undecoded.body().reveal() : credential();
    return (int) issued.stream().filter(one -> held.contains(one.value().reveal())).count();
  }

  private String credential() {
    return result == null ? "" : operation.credential(result).asText();
  }

  /**
   * Returns how many credentials the exception says may exist: at most one, since an operation
   * issues only one.
   */
  int announced() {
    return Math.min(issued.size() - handedOver(), saysSo() ? 1 : 0);
  }

  /**
   * Returns whether the caller knows that a credential may exist. A caller that has cancelled the
   * future knows it, and finds the request in the log.
   */
  boolean saysSo() {
    return thrown instanceof OutcomeUnknownException || thrown instanceof CancellationException;
  }

  /** Returns how many credentials the caller neither has nor was told of. */
  int lost() {
    return issued.size() - handedOver() - announced();
  }

  @Override
  public String toString() {
    return operation + ", " + (lasting ? "each time" : "the first time");
  }
}
