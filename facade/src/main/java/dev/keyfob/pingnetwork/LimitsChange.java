package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.ClientLimitsRequest;
import dev.keyfob.generated.pingnetwork.model.GlobalLimitsRequest;
import dev.keyfob.generated.pingnetwork.model.SessionLimitsRequest;
import jakarta.annotation.Nullable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What to change about limits; whatever is not said stays as it is. Begin with {@link #none}; each
 * further method gives a changed copy. Immutable and thread-safe.
 *
 * <p>The {@code clear…} methods send null. The provider documents neither whether that lifts a
 * limit nor what zero means; the answer shows what holds then, and {@code delete()} removes all
 * limits for certain.
 *
 * @since 0.1.0
 */
public final class LimitsChange {

  private enum Limit {
    DOWNLOADED_BYTES,
    UPLOADED_BYTES,
    DOWNLOAD_SPEED,
    UPLOAD_SPEED,
    MAX_SESSIONS,
    MAX_RECONNECTIONS
  }

  private static final LimitsChange NONE = new LimitsChange(new EnumMap<>(Limit.class));

  /** A limit that is to be cleared has null. */
  private final Map<Limit, Long> values;

  private LimitsChange(Map<Limit, Long> values) {
    this.values = values;
  }

  /** {@return no changes yet} An update that changes nothing is refused. */
  public static LimitsChange none() {
    return NONE;
  }

  /**
   * The most to receive, in bytes.
   *
   * @param bytes the limit, in bytes
   * @return a copy with it
   */
  public LimitsChange downloadedBytes(long bytes) {
    return with(Limit.DOWNLOADED_BYTES, "downloadedBytes", bytes);
  }

  /**
   * Asks for no limit to what is received.
   *
   * @return a copy with it
   */
  public LimitsChange clearDownloadedBytes() {
    return with(Limit.DOWNLOADED_BYTES, null);
  }

  /**
   * The most to send, in bytes.
   *
   * @param bytes the limit, in bytes
   * @return a copy with it
   */
  public LimitsChange uploadedBytes(long bytes) {
    return with(Limit.UPLOADED_BYTES, "uploadedBytes", bytes);
  }

  /**
   * Asks for no limit to what is sent.
   *
   * @return a copy with it
   */
  public LimitsChange clearUploadedBytes() {
    return with(Limit.UPLOADED_BYTES, null);
  }

  /**
   * The fastest to receive, in bytes per second.
   *
   * @param bytesPerSecond the limit, in bytes per second
   * @return a copy with it
   */
  public LimitsChange downloadSpeed(long bytesPerSecond) {
    return with(Limit.DOWNLOAD_SPEED, "downloadSpeed", bytesPerSecond);
  }

  /**
   * Asks for no limit to how fast is received.
   *
   * @return a copy with it
   */
  public LimitsChange clearDownloadSpeed() {
    return with(Limit.DOWNLOAD_SPEED, null);
  }

  /**
   * The fastest to send, in bytes per second.
   *
   * @param bytesPerSecond the limit, in bytes per second
   * @return a copy with it
   */
  public LimitsChange uploadSpeed(long bytesPerSecond) {
    return with(Limit.UPLOAD_SPEED, "uploadSpeed", bytesPerSecond);
  }

  /**
   * Asks for no limit to how fast is sent.
   *
   * @return a copy with it
   */
  public LimitsChange clearUploadSpeed() {
    return with(Limit.UPLOAD_SPEED, null);
  }

  /**
   * The most sessions of one client at a time; for client limits alone.
   *
   * @param sessions how many
   * @return a copy with it
   */
  public LimitsChange maxSessions(long sessions) {
    return with(Limit.MAX_SESSIONS, "maxSessions", sessions);
  }

  /**
   * Asks for no limit to the sessions of one client; for client limits alone.
   *
   * @return a copy with it
   */
  public LimitsChange clearMaxSessions() {
    return with(Limit.MAX_SESSIONS, null);
  }

  /**
   * How often a client may connect again within one session; for client limits alone.
   *
   * @param reconnections how often
   * @return a copy with it
   */
  public LimitsChange maxReconnections(long reconnections) {
    return with(Limit.MAX_RECONNECTIONS, "maxReconnections", reconnections);
  }

  /**
   * Asks for no limit to how often a client may connect again; for client limits alone.
   *
   * @return a copy with it
   */
  public LimitsChange clearMaxReconnections() {
    return with(Limit.MAX_RECONNECTIONS, null);
  }

  private LimitsChange with(Limit limit, String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is negative: give 0 or more, or clear the limit");
    }
    return with(limit, value);
  }

  private LimitsChange with(Limit limit, @Nullable Long value) {
    Map<Limit, Long> changed = new EnumMap<>(values);
    changed.put(limit, value);
    return new LimitsChange(changed);
  }

  /**
   * The body of the request for all clients together.
   *
   * @throws IllegalArgumentException when there is nothing to change, or something that only client
   *     limits have
   */
  GlobalLimitsRequest toGlobalRequest() {
    requireSomething();
    requireNoClientLimit();
    GlobalLimitsRequest.Builder request = GlobalLimitsRequest.builder();
    set(Limit.DOWNLOADED_BYTES, request::downloadedBytes);
    set(Limit.UPLOADED_BYTES, request::uploadedBytes);
    set(Limit.DOWNLOAD_SPEED, request::downloadSpeed);
    set(Limit.UPLOAD_SPEED, request::uploadSpeed);
    return request.build();
  }

  /**
   * The body of the request for each client.
   *
   * @throws IllegalArgumentException when there is nothing to change
   */
  ClientLimitsRequest toClientRequest() {
    requireSomething();
    ClientLimitsRequest.Builder request = ClientLimitsRequest.builder();
    set(Limit.DOWNLOADED_BYTES, request::downloadedBytes);
    set(Limit.UPLOADED_BYTES, request::uploadedBytes);
    set(Limit.DOWNLOAD_SPEED, request::downloadSpeed);
    set(Limit.UPLOAD_SPEED, request::uploadSpeed);
    set(Limit.MAX_SESSIONS, request::maxSessions);
    set(Limit.MAX_RECONNECTIONS, request::maxReconnections);
    return request.build();
  }

  /**
   * The body of the request for each session.
   *
   * @throws IllegalArgumentException when there is nothing to change, or something that only client
   *     limits have
   */
  SessionLimitsRequest toSessionRequest() {
    requireSomething();
    requireNoClientLimit();
    SessionLimitsRequest.Builder request = SessionLimitsRequest.builder();
    set(Limit.DOWNLOADED_BYTES, request::downloadedBytes);
    set(Limit.UPLOADED_BYTES, request::uploadedBytes);
    set(Limit.DOWNLOAD_SPEED, request::downloadSpeed);
    set(Limit.UPLOAD_SPEED, request::uploadSpeed);
    return request.build();
  }

  private void requireSomething() {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "change is empty: say what to change, such as LimitsChange.none().downloadedBytes(…)");
    }
  }

  private void requireNoClientLimit() {
    if (values.containsKey(Limit.MAX_SESSIONS) || values.containsKey(Limit.MAX_RECONNECTIONS)) {
      throw new IllegalArgumentException(
          "maxSessions and maxReconnections are limits for each client: use limits().client()");
    }
  }

  /** Sets what was said only: a builder that is told null sends null. */
  private void set(Limit limit, Consumer<Long> setter) {
    if (values.containsKey(limit)) {
      setter.accept(values.get(limit));
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("LimitsChange[");
    values.forEach(
        (limit, value) ->
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ", ")
                .append(limit.name().toLowerCase(Locale.ROOT))
                .append('=')
                .append(value == null ? "cleared" : value));
    return text.append(']').toString();
  }
}
