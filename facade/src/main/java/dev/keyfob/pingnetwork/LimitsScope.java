package dev.keyfob.pingnetwork;

import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The limits of one scope: all clients together, each client, or each session. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one. All of them may be repeated, and are tried again by themselves.
 *
 * @since 0.1.0
 */
public final class LimitsScope {

  private final Supplier<ApiCall<?, LimitValues>> retrieval;
  private final Function<LimitsChange, ApiCall<?, LimitValues>> change;
  private final Supplier<ApiCall<?, Void>> removal;

  LimitsScope(
      Supplier<ApiCall<?, LimitValues>> retrieval,
      Function<LimitsChange, ApiCall<?, LimitValues>> change,
      Supplier<ApiCall<?, Void>> removal) {
    this.retrieval = retrieval;
    this.change = change;
    this.removal = removal;
  }

  /**
   * {@return the limits as they are} ({@code GET /customer/limits/…})
   *
   * @throws dev.keyfob.error.NotFoundException perhaps, when none are set; the provider does not
   *     document it
   */
  public LimitValues get() {
    return retrieval.get().send();
  }

  /**
   * {@link #get}, without waiting.
   *
   * @return what {@link #get} returns, once it is there
   */
  public CompletableFuture<LimitValues> getAsync() {
    return retrieval.get().sendAsync();
  }

  /**
   * Changes what the change says, leaves everything else as it is, and gives what holds then.
   * ({@code PATCH /customer/limits/…})
   *
   * @param change what is to change
   * @return the limits that hold now
   * @throws dev.keyfob.error.NotFoundException perhaps, when none are set; how to set the first is
   *     not documented
   * @throws IllegalArgumentException when the change is empty, or has a limit that this scope does
   *     not know, before anything is sent
   */
  public LimitValues update(LimitsChange change) {
    return updating(change).send();
  }

  /**
   * {@link #update}, without waiting.
   *
   * @param change what is to change
   * @return what {@link #update} returns, once it is there
   */
  public CompletableFuture<LimitValues> updateAsync(LimitsChange change) {
    return updating(change).sendAsync();
  }

  /**
   * Removes all limits of this scope. What is gone when an attempt whose answer was lost is
   * repeated counts as removed. ({@code DELETE /customer/limits/…})
   *
   * @throws dev.keyfob.error.NotFoundException when there were none to begin with
   */
  public void delete() {
    removal.get().send();
  }

  /**
   * {@link #delete}, without waiting.
   *
   * @return done when {@link #delete} would return
   */
  public CompletableFuture<Void> deleteAsync() {
    return removal.get().sendAsync();
  }

  private ApiCall<?, LimitValues> updating(LimitsChange change) {
    return this.change.apply(Preconditions.present("change", change));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "LimitsScope";
  }
}
