package dev.keyfob;

import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * What every client's builder can set. Only the key has to be given; whatever else is left alone is
 * safe.
 *
 * <p>Wrong values are refused where they are set, with a message that never shows them. A builder
 * is for one thread; the client it builds is for all.
 *
 * @param <B> the builder itself
 * @since 0.1.0
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> extends CommonOptions<B> {

  /**
   * For Keyfob's own clients.
   *
   * @param settings where the values go
   */
  @SuppressWarnings("exports") // for the providers' packages of this module
  protected ClientBuilder(ClientConfig settings) {
    super(settings);
  }

  /**
   * The API key.
   *
   * @param key the key
   * @return this builder
   * @throws IllegalArgumentException when it is blank, or holds what cannot be part of an HTTP
   *     header
   */
  public final B apiKey(String key) {
    settings().apiKey(key);
    return self();
  }

  /**
   * The API key.
   *
   * @param key the key
   * @return this builder
   * @throws IllegalArgumentException when it is blank, or holds what cannot be part of an HTTP
   *     header
   */
  public final B apiKey(Secret<String> key) {
    return apiKey(Preconditions.present("apiKey", key).reveal());
  }

  /**
   * Where to get the API key from, asked before each request so that a rotated key takes over at
   * once. It is asked on the thread that sends, must be safe to call from several, and whatever it
   * throws reaches the caller of the operation. A key that would be refused by {@link
   * #apiKey(String)} makes the operation throw {@link IllegalStateException} with nothing sent.
   *
   * @param key the key
   * @return this builder
   */
  public final B apiKey(Supplier<Secret<String>> key) {
    settings().apiKey(key);
    return self();
  }

  /**
   * The API key from the environment: the first variable that is set and not blank, of those that
   * {@code fromEnvironment()} of the client names.
   *
   * @return this builder
   * @throws IllegalStateException when there is none; the message lists the names tried
   */
  public final B apiKeyFromEnvironment() {
    settings().apiKeyFrom(System::getenv);
    return self();
  }

  /**
   * Sends the key as {@code Bearer <key>}. Without this it is sent bare, which is what both
   * providers' documents say. A key that has the prefix already is left as it is.
   *
   * @return this builder
   */
  public final B bearer() {
    settings().bearer();
    return self();
  }

  /**
   * Where the API is, if not where its document says. Only {@code https}, except for this machine
   * itself; see {@link #allowPlainHttp()}.
   *
   * @param url absolute, with or without a slash at its end
   * @return this builder
   * @throws IllegalArgumentException when this is no such URL, or has a user, a query or a fragment
   */
  public final B baseUrl(String url) {
    settings().baseUrl(url);
    return self();
  }

  /**
   * Permits a base URL with {@code http}, which sends the key and receives secrets for everybody on
   * the way to read.
   *
   * @return this builder
   */
  public final B allowPlainHttp() {
    settings().allowPlainHttp();
    return self();
  }

  /**
   * An OkHttpClient to derive the transport from, for its proxy, TLS, DNS, connection pool,
   * interceptors and event listeners. It is not changed, and not closed with the client.
   *
   * <p>Not taken from it: redirects and silent re-sending (off), the cache (none), the timeouts
   * (this builder's) and the authenticator (none), which would be shown the key and send again. Its
   * proxy authenticator is used, as is its cookie jar, which is given the cookies of answers and
   * adds to requests.
   *
   * <p>Its application interceptors do not see the key, but do see answers with their secrets; what
   * they make of an answer is what is read, and what {@link #maxResponseBytes} counts. Network
   * interceptors and event listeners see requests as they go out, too. Whatever must not be sent
   * twice is not, even if one of them tries.
   *
   * @param client what to derive from
   * @return this builder
   */
  public final B httpClient(OkHttpClient client) {
    settings().httpClient(client);
    return self();
  }
}
