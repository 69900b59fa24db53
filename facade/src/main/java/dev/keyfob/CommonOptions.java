package dev.keyfob;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.telemetry.CallListener;
import java.time.Duration;

/**
 * What can be set both when a client is built and for a copy of one ({@code client.with(…)}). Wrong
 * values are refused where they are set, with a message that never shows them.
 *
 * @param <B> the type itself
 * @since 0.1.0
 */
public abstract class CommonOptions<B extends CommonOptions<B>> {

  private final ClientConfig settings;

  CommonOptions(ClientConfig settings) {
    this.settings = settings;
  }

  /** {@return where the values go} For Keyfob's own clients. */
  @SuppressWarnings("exports") // for the providers' packages of this module
  protected final ClientConfig settings() {
    return settings;
  }

  /**
   * How long connecting may take; 10 s unless set. Zero: no limit.
   *
   * @param timeout how long; zero for no limit
   * @return this builder
   */
  public final B connectTimeout(Duration timeout) {
    settings.connectTimeout(timeout);
    return self();
  }

  /**
   * How long to wait for the next byte of an answer. Unless set: what is sent only once waits as
   * long as {@link #callTimeout} permits (90 s where that has no limit), since hanging up may lose
   * a credential; what may be sent again waits for its share of the call among its attempts, but 30
   * s at least, where the call has as much: then there is time for fewer attempts. Where it may be
   * HTTP/2, the first attempt waits a tenth less than its call may take, two seconds at most, since
   * that is what makes OkHttp find out about a dead connection: so what is set should be shorter
   * than the call, too. It bounds the TLS handshake as well. Zero: no limit.
   *
   * @param timeout how long; zero for no limit
   * @return this builder
   */
  public final B readTimeout(Duration timeout) {
    settings.readTimeout(timeout);
    return self();
  }

  /**
   * How long sending the next bytes may take. Unless set: as long as {@link #callTimeout} permits
   * (90 s where that has no limit). Zero: no limit.
   *
   * @param timeout how long; zero for no limit
   * @return this builder
   */
  public final B writeTimeout(Duration timeout) {
    settings.writeTimeout(timeout);
    return self();
  }

  /**
   * How long an operation may take altogether, with its repetitions and the waits between them; 90
   * s unless set. Zero: no limit. Where more {@code …Async} operations are begun than OkHttp sends
   * at once (64), the time of an attempt begins when its turn comes.
   *
   * @param timeout how long; zero for no limit
   * @return this builder
   */
  public final B callTimeout(Duration timeout) {
    settings.callTimeout(timeout);
    return self();
  }

  /**
   * How often a request may be sent again after the first time; 2 unless set. What creates or
   * replaces a credential is only ever sent again when it provably never left, or was refused with
   * 429. Waiting because another call was refused with 429 is no repetition, and governed by {@link
   * #maxRetryDelay} alone.
   *
   * @param retries 0 for never, 10 at most
   * @return this builder
   */
  public final B maxRetries(int retries) {
    settings.maxRetries(retries);
    return self();
  }

  /**
   * The longest wait that the server may ask for before an attempt; 30 s unless set. When it asks
   * for more the operation fails at once, and {@link ApiException#retryAfter()} says what was asked
   * for. The wait that a 429 asks for holds for all reads, or for all other calls, of the client
   * and its copies; see {@link RateLimitedException}.
   *
   * @param wait zero for never: then nobody waits, nor is held back by what another call was told
   * @return this builder
   */
  public final B maxRetryDelay(Duration wait) {
    settings.maxRetryDelay(wait);
    return self();
  }

  /**
   * The longest answer to accept, in bytes after decompression, whoever has decompressed it; 16 MiB
   * unless set. A longer one is a {@link DecodingException} that holds as much of it.
   *
   * @param bytes how many
   * @return this builder
   */
  public final B maxResponseBytes(long bytes) {
    settings.maxResponseBytes(bytes);
    return self();
  }

  /**
   * A header to send with every request, in place of what was said of that name before. It goes
   * where the key goes, and nowhere else; neither a message nor a log line shows it.
   *
   * @param name the header's name
   * @param value the header's value
   * @return this builder
   * @throws IllegalArgumentException when this is no header, or one that the client sets by itself
   */
  public final B header(String name, String value) {
    settings.header(name, value);
    return self();
  }

  /**
   * Who is told of every operation that has come to its end, in place of whoever was told before.
   *
   * @param listener who is told
   * @return this builder
   */
  public final B listener(CallListener listener) {
    settings.listener(listener);
    return self();
  }

  /** A fixed text, since there is a key in here. */
  @Override
  public final String toString() {
    return getClass().getName();
  }

  @SuppressWarnings("unchecked") // B is the type itself, as every subclass declares
  final B self() {
    return (B) this;
  }
}
