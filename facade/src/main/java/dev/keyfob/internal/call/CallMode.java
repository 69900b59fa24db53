package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Says how a call is sent.
 *
 * @param traits what is special about it
 * @param issues how the ledger follows the credential it issues; null if it does not, since
 *     recovery never looks for it
 */
record CallMode<R>(Set<Trait> traits, @Nullable Issues<R> issues) {

  /** What can be special about a call. */
  enum Trait {
    /** It is sent although the client is closed. */
    ON_CLOSED_CLIENT,
    /** It revokes a credential that may not be visible yet. */
    REVOKES_NEW_CREDENTIAL,
    /** It asks caches not to answer. */
    UNCACHED,
    /** Recovery reissues a credential by it, of which the response was lost. */
    REISSUES_LOST
  }

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
    return new CallMode<>(Set.of(), null);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  CallMode<R> with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new CallMode<>(Set.copyOf(more), issues);
  }
}
