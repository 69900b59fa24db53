package dev.keyfob;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.telemetry.CallListener;
import java.time.Duration;

/**
 * The options that can be set when a client is built, and changed for a copy of it ({@code
 * client.with(…)}). A wrong value is rejected where it is set; the message does not show it.
 *
 * @param <B> the type itself
 * @since 0.1.0
 */
public abstract class CommonOptions<B extends CommonOptions<B>> {

  private final ClientConfig settings;

  CommonOptions(ClientConfig settings) {
    this.settings = settings;
  }

  /**
   * Returns the configuration. For the clients of this library.
   *
   * @return the configuration that the options write
   */
  // The types are internal: only the providers' packages of this module use them.
  @SuppressWarnings("exports")
  protected final ClientConfig settings() {
    return settings;
  }

  /**
   * Sets the maximum time to connect. Default: 10 s. Zero: no limit.
   *
   * @param timeout zero to 24 days
   * @return this builder
   */
  public final B connectTimeout(Duration timeout) {
    settings.connectTimeout(timeout);
    return self();
  }

  /**
   * Sets the maximum time to wait for the next byte of a response. It bounds the TLS handshake,
   * too. Zero: no limit.
   *
   * <p>Default for operations that are sent once: as long as {@link #callTimeout} permits, or 90 s
   * if that has no limit. A shorter timeout may lose a credential.
   *
   * <p>Default for operations that may be retried: their share of the call timeout among the
   * attempts, and at least 30 s if the call has as much.
   *
   * <p>If the connection may be HTTP/2, the default is a tenth shorter than the call timeout, by at
   * most 2 s. OkHttp checks a silent connection only after a read timeout. So set a value that is
   * shorter than the call timeout.
   *
   * @param timeout zero to 24 days
   * @return this builder
   */
  public final B readTimeout(Duration timeout) {
    settings.readTimeout(timeout);
    return self();
  }

  /**
   * Sets the maximum time to send the next bytes of a request. Default: the call timeout, or 90 s
   * if that has no limit. Zero: no limit.
   *
   * @param timeout zero to 24 days
   * @return this builder
   */
  public final B writeTimeout(Duration timeout) {
    settings.writeTimeout(timeout);
    return self();
  }

  /**
   * Sets the maximum time of an operation, with its retries and the waits between them. Default:
   * 120 s for Latitude.sh, 90 s for Ping Network. Zero: no limit.
   *
   * <p>OkHttp sends at most 64 asynchronous operations at once. For further ones the time of an
   * attempt starts when OkHttp starts it.
   *
   * @param timeout zero to 24 days
   * @return this builder
   */
  public final B callTimeout(Duration timeout) {
    settings.callTimeout(timeout);
    return self();
  }

  /**
   * Sets the maximum number of retries. Default: 2.
   *
   * <p>An operation that issues or replaces a credential is retried only if the request provably
   * never reached the server, or was rejected with 429. Waiting because another call met a rate
   * limit does not count as a retry; see {@link #maxRetryDelay}.
   *
   * @param retries 0 to 10; 0: never retry
   * @return this builder
   */
  public final B maxRetries(int retries) {
    settings.maxRetries(retries);
    return self();
  }

  /**
   * Sets the longest wait that the server may ask for before an attempt. Default: 65 s for
   * Latitude.sh, whose documented limit asks for 60 s, and 30 s for Ping Network.
   *
   * <p>The wait must also fit into {@link #callTimeout}. Before an operation that is sent once,
   * half of that time, at most 30 s, must remain for its response.
   *
   * <p>If the server asks for more, the operation fails at once, and {@link
   * ApiException#retryAfter()} has the wait. The wait after a 429 applies to all reads of the
   * client and its copies, or, if a change got the 429, to all changes; see {@link
   * dev.keyfob.error.RateLimitedException}.
   *
   * @param wait zero to 24 days; zero: never wait, and never throttle other operations
   * @return this builder
   */
  public final B maxRetryDelay(Duration wait) {
    settings.maxRetryDelay(wait);
    return self();
  }

  /**
   * Sets the longest response that is accepted, in bytes after decompression. Default: 16 MiB. A
   * longer response is a {@link DecodingException} that holds its beginning.
   *
   * @param bytes 1 to 2,147,483,647
   * @return this builder
   */
  public final B maxResponseBytes(long bytes) {
    settings.maxResponseBytes(bytes);
    return self();
  }

  /**
   * Adds a header to every request, or replaces one that was set before. It is sent only to the
   * host that receives the API key. No message and no log line shows its value.
   *
   * @param name the header's name
   * @param value the header's value
   * @return this builder
   * @throws IllegalArgumentException if this is not a valid header, or one that the client sets
   */
  public final B header(String name, String value) {
    settings.header(name, value);
    return self();
  }

  /**
   * Adds the server's error text to the messages of {@link ApiException}s. By default only {@link
   * ApiException#detail()} has it.
   *
   * <p><b>Risk:</b> error texts may repeat values of the request, and messages end up in logs.
   *
   * @return this builder
   */
  public final B showServerText() {
    settings.showServerText();
    return self();
  }

  /**
   * Sets the listener that receives a report of each completed operation. It replaces the one
   * before.
   *
   * @param listener the listener
   * @return this builder
   */
  public final B listener(CallListener listener) {
    settings.listener(listener);
    return self();
  }

  /** Shows nothing of the options, which hold the API key. */
  @Override
  public final String toString() {
    return getClass().getName();
  }

  @SuppressWarnings("unchecked") // safe, since every subclass declares itself as B
  final B self() {
    return (B) this;
  }
}
