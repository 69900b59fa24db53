package dev.keyfob;

import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.sink.SecretSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Describes one credential to be issued; {@link #execute} or {@link #executeAsync} sends the
 * request.
 *
 * <pre>{@code
 * latitude.outOfBandConnections().issue("sv_…", "ssh_…").deliverTo(sink).execute();
 * }</pre>
 *
 * <p>{@link #deliverTo} returns a new issuance and leaves this one as it is. An issuance and all
 * that were derived from it are sent once together: a second {@code execute} throws {@link
 * IllegalStateException} before anything is sent. A retry library around {@code execute} therefore
 * never issues a second credential. Immutable and thread-safe.
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public interface Issuance<T> {

  /**
   * Issues the credential, delivers it to the sink if there is one, and returns it.
   *
   * @return the credential, with its secret
   * @throws OutcomeUnknownException if the response is lost and a credential may exist
   * @throws DeliveryFailedException if the sink fails; it says whether the credential still works,
   *     and holds it if so
   * @throws dev.keyfob.error.DecodingException if the response cannot be read: a credential was
   *     probably issued, and {@code body()} holds it
   * @throws KeyfobException for any other failure; no credential was issued
   * @throws IllegalArgumentException if the sink's {@link SecretSink#check} fails, for example
   *     because its file exists; nothing is sent, and this issuance can still be used
   * @throws IllegalStateException if this issuance has been used, or the client is closed; nothing
   *     is sent
   */
  T execute();

  /**
   * Does the same as {@link #execute} on a thread of the executor, which waits for each response
   * and calls the sink.
   *
   * <p>Cancelling the future works only before the request is sent. After that the operation
   * completes. A credential that no sink has taken is then revoked if the API can do that;
   * otherwise a warning with its id is logged.
   *
   * @param executor runs the operation
   * @return a future that completes as {@link #execute} does
   * @throws IllegalArgumentException if the executor is null, or the sink's {@link
   *     SecretSink#check} fails, for example because its file exists; nothing is sent
   * @throws IllegalStateException if this issuance has been used; nothing is sent
   */
  CompletableFuture<T> executeAsync(Executor executor);

  /**
   * Returns an issuance that delivers the credential to a sink before it is returned, in place of a
   * sink given before.
   *
   * <p>If the sink fails, {@link DeliveryFailedException} is thrown. The credential is revoked
   * before, or paused, if the API can do that. Otherwise it keeps working and the exception holds
   * it.
   *
   * @param sink stores the credential
   * @return a new issuance
   * @throws IllegalArgumentException if the sink is null
   */
  Issuance<T> deliverTo(SecretSink<? super T> sink);
}
