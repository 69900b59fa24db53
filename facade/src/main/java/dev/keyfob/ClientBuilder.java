package dev.keyfob;

import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.journal.Journal;
import dev.keyfob.secret.Secret;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * Builds a client. Only the API key is required; every default is safe.
 *
 * <p>An invalid value is rejected by the method that sets it; the message does not show the value.
 * A builder is for one thread; the client that it builds is thread-safe.
 *
 * @param <B> the builder itself
 * @since 0.1.0
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> extends CommonOptions<B> {

  /**
   * Creates a builder. For the clients of this library.
   *
   * @param settings the configuration that the builder writes
   */
  // The types are internal: only the providers' packages of this module use them.
  @SuppressWarnings("exports")
  protected ClientBuilder(ClientConfig settings) {
    super(settings);
  }

  /**
   * Sets the API key.
   *
   * @param key the key
   * @return this builder
   * @throws IllegalArgumentException if the key is blank, or contains a character that no HTTP
   *     header may have
   */
  public final B apiKey(String key) {
    settings().apiKey(key);
    return self();
  }

  /**
   * Sets the API key.
   *
   * @param key the key
   * @return this builder
   * @throws IllegalArgumentException if the key is blank, or contains a character that no HTTP
   *     header may have
   */
  public final B apiKey(Secret<String> key) {
    return apiKey(Preconditions.present("apiKey", key).reveal());
  }

  /**
   * Sets a supplier of the API key. The client asks it once for each attempt, so that a rotated key
   * takes effect at once.
   *
   * <p>The supplier runs on the thread that sends the request, so it must be thread-safe. If it
   * throws, the caller of the operation gets the exception. A key that {@link #apiKey(String)}
   * would reject makes the operation throw {@link IllegalStateException}; no request is sent.
   *
   * @param key the supplier
   * @return this builder
   */
  public final B apiKey(Supplier<Secret<String>> key) {
    settings().apiKey(key);
    return self();
  }

  /**
   * Takes the API key from the environment: the first variable that is set and not blank. The
   * client's {@code fromEnvironment()} lists their names.
   *
   * @return this builder
   * @throws IllegalStateException if no variable is set; the message lists the names tried
   */
  public final B apiKeyFromEnvironment() {
    settings().apiKeyFrom(System::getenv);
    return self();
  }

  /**
   * Sends the key as {@code Authorization: Bearer <key>}. A key that has the prefix already is left
   * as it is.
   *
   * <p>Default for Ping Network, whose guide shows the prefix. Latitude.sh accepts a key with and
   * without it.
   *
   * @return this builder
   */
  public final B bearer() {
    settings().bearer(true);
    return self();
  }

  /**
   * Sends the key as {@code Authorization: <key>}. Default for Latitude.sh, whose own clients send
   * it so.
   *
   * @return this builder
   */
  public final B bareKey() {
    settings().bearer(false);
    return self();
  }

  /**
   * Sets the base URL. Default: the server in the provider's document. Only {@code https} is
   * allowed, except for the local machine; see {@link #allowPlainHttp()}.
   *
   * @param url absolute, with or without a slash at its end
   * @return this builder
   * @throws IllegalArgumentException if this is not such a URL, or has a user, a query or a
   *     fragment
   */
  public final B baseUrl(String url) {
    settings().baseUrl(url);
    return self();
  }

  /**
   * Allows a base URL with {@code http}. <b>Risk:</b> other hosts on the network can read the API
   * key and every secret.
   *
   * @return this builder
   */
  public final B allowPlainHttp() {
    settings().allowPlainHttp();
    return self();
  }

  /**
   * Sets a journal, which records each issuance before its request is sent. If this process is
   * killed, the journal tells the next one which credentials may exist. Default: none.
   *
   * <p>An issuing operation fails with a {@link dev.keyfob.error.TransportException} and sends
   * nothing if the journal cannot record it. If the journal fails after the request was sent, the
   * credential is returned all the same, and a WARNING is logged.
   *
   * <p>The client does not close the journal. Clients of several accounts can share one.
   *
   * @param journal the journal, such as {@code Journals.file(folder)}
   * @param account a label for the account that the API key belongs to, the same in all processes.
   *     Recovery only looks at issuances of this label and this base URL
   * @return this builder
   * @throws IllegalArgumentException if the label is blank or longer than 200 characters
   */
  public final B journal(Journal journal, String account) {
    settings().journal(journal, account);
    return self();
  }

  /**
   * Sets the OkHttpClient that the client's own is derived from. Use it for a proxy, TLS, DNS, a
   * connection pool, interceptors and event listeners. It is not changed, and not closed with the
   * client.
   *
   * <p>These settings of the given client are not used:
   *
   * <ul>
   *   <li>redirects and retries, which are off
   *   <li>the cache and the authenticator, which are removed
   *   <li>the timeouts, which this builder sets
   * </ul>
   *
   * <p>Its application interceptors do not see the API key. They do see responses with their
   * secrets, and the client decodes the response that they return. Network interceptors and event
   * listeners see requests as they are sent, with the key. A cookie jar and a proxy authenticator
   * are used as they are. A request that must be sent once is sent once, even if an interceptor
   * tries to send it again.
   *
   * @param client the client to derive from
   * @return this builder
   */
  public final B httpClient(OkHttpClient client) {
    settings().httpClient(client);
    return self();
  }
}
