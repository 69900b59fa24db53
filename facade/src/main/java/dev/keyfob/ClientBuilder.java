package dev.keyfob;

import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Settings;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * What every client's builder can set. Only the key has to be given; whatever else is left alone is safe.
 *
 * <p>Wrong values are refused where they are set, with a message that never shows them. A builder is for one thread;
 * the client it builds is for all.
 *
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<B extends ClientBuilder<B>> {

  private final Settings settings;

  /** For Keyfob's own clients. */
  protected ClientBuilder(Settings settings) {
    this.settings = settings;
  }

  /** For Keyfob's own clients. */
  protected final Settings settings() {
    return settings;
  }

  /**
   * The API key.
   *
   * @throws IllegalArgumentException when it is blank, or holds what cannot be part of an HTTP header
   */
  public final B apiKey(String key) {
    settings.apiKey(key);
    return self();
  }

  /**
   * The API key.
   *
   * @throws IllegalArgumentException when it is blank, or holds what cannot be part of an HTTP header
   */
  public final B apiKey(Secret<String> key) {
    return apiKey(Arguments.present("apiKey", key).reveal());
  }

  /**
   * Where to get the API key from, asked before each request so that a rotated key takes over at once. It is asked on
   * the thread that sends, must be safe to call from several, and whatever it throws reaches the caller of the
   * operation. A key that would be refused by {@link #apiKey(String)} makes the operation throw {@link
   * IllegalStateException} with nothing sent.
   */
  public final B apiKey(Supplier<Secret<String>> key) {
    settings.apiKey(key);
    return self();
  }

  /**
   * The API key from the environment: the first variable that is set and not blank, of those that {@code
   * fromEnvironment()} of the client names.
   *
   * @throws IllegalStateException when there is none; the message lists the names tried
   */
  public final B apiKeyFromEnvironment() {
    settings.apiKeyFrom(System::getenv);
    return self();
  }

  /**
   * Sends the key as {@code Bearer <key>}. Without this it is sent bare, which is what both providers' documents say. A
   * key that has the prefix already is left as it is.
   */
  public final B bearer() {
    settings.bearer();
    return self();
  }

  /**
   * Where the API is, if not where its document says. Only {@code https}, except for this machine itself; see {@link
   * #allowPlainHttp()}.
   *
   * @throws IllegalArgumentException when this is no such URL, or has a user, a query or a fragment
   */
  public final B baseUrl(String url) {
    settings.baseUrl(url);
    return self();
  }

  /**
   * Permits a base URL with {@code http}, which sends the key and receives secrets for everybody on the way to read.
   */
  public final B allowPlainHttp() {
    settings.allowPlainHttp();
    return self();
  }

  /** How long connecting may take; 10 s unless set. Zero: no limit. */
  public final B connectTimeout(Duration timeout) {
    settings.connectTimeout(timeout);
    return self();
  }

  /**
   * How long to wait for the next byte of an answer; 60 s unless set, since creating takes 10 s at times. Zero: no
   * limit.
   */
  public final B readTimeout(Duration timeout) {
    settings.readTimeout(timeout);
    return self();
  }

  /** How long sending the next bytes may take; 30 s unless set. Zero: no limit. */
  public final B writeTimeout(Duration timeout) {
    settings.writeTimeout(timeout);
    return self();
  }

  /**
   * How long an operation may take altogether, with its repetitions and the waits between them; 90 s unless set.
   * Zero: no limit.
   */
  public final B callTimeout(Duration timeout) {
    settings.callTimeout(timeout);
    return self();
  }

  /**
   * How often a request may be sent again after the first time; 2 unless set. What creates or replaces a credential is
   * only ever sent again when it provably never left, or was refused with 429.
   *
   * @param retries 0 for never, 10 at most
   */
  public final B retries(int retries) {
    settings.retries(retries);
    return self();
  }

  /**
   * The longest wait that the server may ask for between two attempts; 30 s unless set. When it asks for more the
   * operation fails at once, and {@link ApiException#retryAfter()} says what was asked for.
   */
  public final B longestWait(Duration wait) {
    settings.longestWait(wait);
    return self();
  }

  /**
   * The longest answer to accept, in bytes after decompression; 16 MiB unless set. A longer one is a {@link
   * DecodingException} that holds as much of it.
   */
  public final B maxAnswerBytes(long bytes) {
    settings.maxAnswerBytes(bytes);
    return self();
  }

  /**
   * An OkHttpClient to derive the transport from, for its proxy, TLS, DNS, connection pool, interceptors and event
   * listeners. It is not changed, and not closed with the client.
   *
   * <p>Not taken from it: redirects and silent re-sending (off), the cache (none) and the timeouts (this builder's).
   * Its application interceptors do not see the key; network interceptors and event listeners see requests as they go
   * out, and answers with their secrets. Whatever must not be sent twice is not, even if one of them tries.
   */
  public final B httpClient(OkHttpClient client) {
    settings.httpClient(client);
    return self();
  }

  /** A fixed text, since a builder holds a key. */
  @Override
  public final String toString() {
    return getClass().getName();
  }

  @SuppressWarnings("unchecked") // B is the builder itself, as every subclass declares
  private B self() {
    return (B) this;
  }
}
