package dev.keyfob.sink;

/**
 * Stores a credential that has just been issued. A lambda is enough:
 *
 * <pre>{@code
 * latitude.apiKeys()
 *     .issue(NewApiKey.named("ci"))
 *     .deliverTo(key -> vault.put("ci", key.token().reveal()))
 *     .execute();
 * }</pre>
 *
 * <p>Each method runs on the thread that runs the operation. The message of an exception that a
 * method throws is never shown, since it may quote the secret. {@link
 * dev.keyfob.error.DeliveryFailedException#sinkFailure()} returns the exception.
 *
 * @param <T> the credential with its secret, such as {@code IssuedApiKey}
 * @since 0.1.0
 */
@FunctionalInterface
public interface SecretSink<T> {

  /**
   * Stores the first secret of a credential. Called once for each issuance; must not overwrite
   * another credential. The secret is safe when this method returns.
   *
   * @param issued the credential, with its secret
   * @throws Exception if the secret is not stored: the credential is then revoked, if the API can
   *     do that
   */
  void accept(T issued) throws Exception;

  /**
   * Replaces the secret stored before with the one that a lease's refresh has issued. Must be
   * atomic for readers of the sink, if it can be. By default calls {@link #accept}.
   *
   * @param reissued the credential, with its new secret
   * @throws Exception if the secret is not stored: the lease keeps it, and its refresh fails
   */
  default void replace(T reissued) throws Exception {
    accept(reissued);
  }

  /**
   * Removes the secret, which does not work any more: the lease has been closed. By default does
   * nothing.
   *
   * @param last the credential, with its newest secret
   * @throws Exception if it could not be removed: closing the lease again calls this method again
   */
  default void remove(T last) throws Exception {}

  /**
   * Checks that {@link #accept} can work, before anything is sent. By default does nothing.
   *
   * @throws IllegalArgumentException if it cannot; the message says what is wrong, and what to do
   */
  default void check() {}
}
