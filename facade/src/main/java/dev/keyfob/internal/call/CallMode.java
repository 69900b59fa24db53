package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Says how a call is sent.
 *
 * @param onClosedClient whether it is sent although the client is closed
 * @param revokesNewCredential whether it revokes a credential that may not be visible yet
 * @param issues how the ledger follows the credential it issues; null if it does not, since
 *     recovery never looks for it
 */
record CallMode<R>(
    boolean onClosedClient, boolean revokesNewCredential, @Nullable Issues<R> issues) {

  /**
   * Says how to follow a call that issues a credential.
   *
   * @param tracker starts to follow an execution
   * @param id finds the id of what it has issued in the result or in the response
   */
  record Issues<R>(
      Function<Operation, ? extends IssuanceTracker> tracker,
      BiFunction<? super R, BufferedResponse, String> id) {}

  static <R> CallMode<R> regular() {
    return new CallMode<>(false, false, null);
  }
}
