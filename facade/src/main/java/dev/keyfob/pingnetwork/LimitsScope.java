package dev.keyfob.pingnetwork;

import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads, changes and deletes the limits of one scope: the account, each client, or each session.
 * Thread-safe.
 *
 * <p>Each method throws a {@link dev.keyfob.error.KeyfobException} if it fails; the asynchronous
 * methods complete their future with it. All requests are idempotent and retried.
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
   * {@return the current limits ({@code GET /customer/limits/…})}
   *
   * @throws dev.keyfob.error.NotFoundException possibly, if no limits are set; the provider does
   *     not document it
   */
  public LimitValues get() {
    return retrieval.get().execute();
  }

  /**
   * Asynchronous {@link #get}.
   *
   * @return the future limits
   */
  public CompletableFuture<LimitValues> getAsync() {
    return retrieval.get().executeAsync();
  }

  /**
   * Changes the named limits and returns all limits of the scope ({@code PATCH
   * /customer/limits/…}).
   *
   * @param change the limits to set or clear
   * @return the limits after the change
   * @throws dev.keyfob.error.NotFoundException possibly, if no limits are set; the provider does
   *     not document how to set the first ones
   * @throws IllegalArgumentException if the change is null, empty, or names a limit that this scope
   *     does not have; no request is sent
   */
  public LimitValues update(LimitsChange change) {
    return updating(change).execute();
  }

  /**
   * Asynchronous {@link #update}.
   *
   * @param change the limits to set or clear
   * @return the future limits
   */
  public CompletableFuture<LimitValues> updateAsync(LimitsChange change) {
    return updating(change).executeAsync();
  }

  /**
   * Deletes all limits of this scope ({@code DELETE /customer/limits/…}). A 404 counts as success
   * if the response to an earlier attempt was lost.
   *
   * @throws dev.keyfob.error.NotFoundException if no limits are set
   */
  public void delete() {
    removal.get().execute();
  }

  /**
   * Asynchronous {@link #delete}.
   *
   * @return completes when the limits are deleted
   */
  public CompletableFuture<Void> deleteAsync() {
    return removal.get().executeAsync();
  }

  private ApiCall<?, LimitValues> updating(LimitsChange change) {
    return this.change.apply(Preconditions.present("change", change));
  }
}
