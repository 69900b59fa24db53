package dev.keyfob.sink;

/**
 * Takes a credential that has just been made to where it is kept. A lambda will do:
 *
 * <pre>{@code
 * latitude.apiKeys().createInto(NewApiKey.named("ci"), key -> vault.put("ci", key.token().reveal()));
 * }</pre>
 *
 * @param <T> the credential with its secret, such as {@code IssuedApiKey}
 * @since 0.1.0
 */
@FunctionalInterface
public interface SecretSink<T> {

  /**
   * Takes the credential. Called once, on the thread that made it. Returning means that the secret
   * is safe.
   *
   * @param issued the credential, with its secret
   * @throws Exception when it is not: the credential is revoked then, as far as the API can.
   *     Whatever the exception says is shown to nobody but who asks {@link
   *     dev.keyfob.error.DeliveryFailedException#sinkFailure()} for it
   */
  void accept(T issued) throws Exception;

  /**
   * Says, before anything is made, that {@link #accept} would fail. Does nothing unless overridden.
   *
   * @throws IllegalArgumentException naming what is wrong, and what to do
   */
  default void check() {}
}
