package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The properties that distinguish the sending of a call.
 *
 * @param traits the special properties of the call
 * @param issues how the ledger tracks the credential that the call issues; null if recovery never
 *     looks for it
 * @param listed looks in a listing for the credential that the call deletes; null if there is none
 */
record CallMode<R>(
    Set<Trait> traits, @Nullable Issues<R> issues, @Nullable BooleanSupplier listed) {

  /** A special property of a call. */
  enum Trait {
    /** The call is sent even if the client is closed. */
    ON_CLOSED_CLIENT,
    /** The call revokes a credential that may not be visible yet. */
    REVOKES_NEW_CREDENTIAL,
    /** The request asks caches not to respond. */
    UNCACHED,
    /** Recovery sends the call to reissue a credential whose first response was lost. */
    REISSUES_LOST
  }

  /**
   * Says how to track a call that issues a credential.
   *
   * @param tracker starts to track an execution
   * @param id finds the credential's id in the result or in the response
   */
  record Issues<R>(
      Function<Operation, ? extends IssuanceTracker> tracker,
      BiFunction<? super R, BufferedResponse, String> id) {}

  static <R> CallMode<R> regular() {
    return new CallMode<>(Set.of(), null, null);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  CallMode<R> with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new CallMode<>(Set.copyOf(more), issues, listed);
  }
}
