package dev.keyfob.internal.call;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The properties that distinguish the sending of a call.
 *
 * @param traits the special properties of the call
 * @param issues how the ledger tracks the credential that the call issues; null if recovery never
 *     looks for it
 * @param listed looks in a listing for the credential that the call deletes; null if there is none
 * @param journal how the journal records the credential that the call issues; null if there is no
 *     journal
 */
record CallMode<R>(
    Set<Trait> traits,
    @Nullable Issues<R> issues,
    @Nullable BooleanSupplier listed,
    @Nullable Journalling<R> journal) {

  /** A special property of a call. */
  enum Trait {
    /** The call is sent even if the client is closed. */
    ON_CLOSED_CLIENT,
    /** The call revokes a credential that may not be visible yet. */
    REVOKES_NEW_CREDENTIAL,
    /** The request asks caches not to respond. */
    UNCACHED,
    /** Recovery sends the call to reissue a credential whose first response was lost. */
    REISSUES_LOST,
    /** A sink gets the credential that the call issues. */
    DELIVERED_TO_SINK,
    /** Recovery follows if the response is lost. */
    RECOVERED
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

  /**
   * Says how to record a call that issues a credential.
   *
   * @param record starts to record an execution, which takes the given time at most
   * @param id finds the id of what it has issued in the result or in the response
   * @param marked returns the result, which says that the journal knows of it
   */
  record Journalling<R>(
      BiFunction<Operation, Duration, IssuanceRecord> record,
      BiFunction<? super R, BufferedResponse, String> id,
      UnaryOperator<R> marked) {}

  static <R> CallMode<R> regular() {
    return new CallMode<>(Set.of(), null, null, null);
  }

  IssuanceRecord record(Operation operation, Duration maxDuration) {
    return journal == null ? IssuanceRecord.NONE : journal.record.apply(operation, maxDuration);
  }

  CallMode<R> followedBy(Issues<R> other) {
    return new CallMode<>(traits, other, listed, journal);
  }

  CallMode<R> lookedUpBy(BooleanSupplier other) {
    return new CallMode<>(traits, issues, other, journal);
  }

  CallMode<R> journalledBy(@Nullable Journalling<R> other) {
    return new CallMode<>(traits, issues, listed, other);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  CallMode<R> with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new CallMode<>(Set.copyOf(more), issues, listed, journal);
  }
}
