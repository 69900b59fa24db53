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
 * A change of limits. Limits that are not named keep their values. Start with {@link #none}; each
 * other method returns a changed copy. Immutable and thread-safe.
 *
 * <p>The {@code clear…} methods send null, since no other value says that one limit ends. The
 * provider's document forbids null here: a server that follows it rejects the change with 400 or
 * 422. It documents neither what null removes nor what zero means. The response shows the limits
 * after the change. {@link LimitsScope#delete()} removes all limits of a scope, and is documented.
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

  /** Null clears a limit. */
  private final Map<Limit, Long> values;

  private LimitsChange(Map<Limit, Long> values) {
    this.values = values;
  }

  /** {@return an empty change} An update with it is rejected before anything is sent. */
  public static LimitsChange none() {
    return NONE;
  }

  /**
   * Limits the volume that a client receives.
   *
   * @param bytes the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange downloadedBytes(long bytes) {
    return with(Limit.DOWNLOADED_BYTES, "downloadedBytes", bytes);
  }

  /**
   * Removes the limit on the received volume.
   *
   * @return a changed copy
   */
  public LimitsChange clearDownloadedBytes() {
    return with(Limit.DOWNLOADED_BYTES, null);
  }

  /**
   * Limits the volume that a client sends.
   *
   * @param bytes the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange uploadedBytes(long bytes) {
    return with(Limit.UPLOADED_BYTES, "uploadedBytes", bytes);
  }

  /**
   * Removes the limit on the sent volume.
   *
   * @return a changed copy
   */
  public LimitsChange clearUploadedBytes() {
    return with(Limit.UPLOADED_BYTES, null);
  }

  /**
   * Limits the download speed.
   *
   * @param bytesPerSecond the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange downloadSpeed(long bytesPerSecond) {
    return with(Limit.DOWNLOAD_SPEED, "downloadSpeed", bytesPerSecond);
  }

  /**
   * Removes the limit on the download speed.
   *
   * @return a changed copy
   */
  public LimitsChange clearDownloadSpeed() {
    return with(Limit.DOWNLOAD_SPEED, null);
  }

  /**
   * Limits the upload speed.
   *
   * @param bytesPerSecond the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange uploadSpeed(long bytesPerSecond) {
    return with(Limit.UPLOAD_SPEED, "uploadSpeed", bytesPerSecond);
  }

  /**
   * Removes the limit on the upload speed.
   *
   * @return a changed copy
   */
  public LimitsChange clearUploadSpeed() {
    return with(Limit.UPLOAD_SPEED, null);
  }

  /**
   * Limits the concurrent sessions of a client. Only client limits have it.
   *
   * @param sessions the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange maxSessions(long sessions) {
    return with(Limit.MAX_SESSIONS, "maxSessions", sessions);
  }

  /**
   * Removes the limit on the concurrent sessions of a client. Only client limits have it.
   *
   * @return a changed copy
   */
  public LimitsChange clearMaxSessions() {
    return with(Limit.MAX_SESSIONS, null);
  }

  /**
   * Limits the reconnects within a session. Only client limits have it.
   *
   * @param reconnections the maximum, at least 0
   * @return a changed copy
   */
  public LimitsChange maxReconnections(long reconnections) {
    return with(Limit.MAX_RECONNECTIONS, "maxReconnections", reconnections);
  }

  /**
   * Removes the limit on reconnects within a session. Only client limits have it.
   *
   * @return a changed copy
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
   * Returns the request body for account-wide limits.
   *
   * @throws IllegalArgumentException if the change is empty or names a limit that only clients have
   */
  GlobalLimitsRequest toGlobalRequest() {
    requireAnyLimit();
    requireNoClientLimit();
    GlobalLimitsRequest.Builder request = GlobalLimitsRequest.builder();
    set(Limit.DOWNLOADED_BYTES, request::downloadedBytes);
    set(Limit.UPLOADED_BYTES, request::uploadedBytes);
    set(Limit.DOWNLOAD_SPEED, request::downloadSpeed);
    set(Limit.UPLOAD_SPEED, request::uploadSpeed);
    return request.build();
  }

  /**
   * Returns the request body for client limits.
   *
   * @throws IllegalArgumentException if the change is empty
   */
  ClientLimitsRequest toClientRequest() {
    requireAnyLimit();
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
   * Returns the request body for session limits.
   *
   * @throws IllegalArgumentException if the change is empty or names a limit that only clients have
   */
  SessionLimitsRequest toSessionRequest() {
    requireAnyLimit();
    requireNoClientLimit();
    SessionLimitsRequest.Builder request = SessionLimitsRequest.builder();
    set(Limit.DOWNLOADED_BYTES, request::downloadedBytes);
    set(Limit.UPLOADED_BYTES, request::uploadedBytes);
    set(Limit.DOWNLOAD_SPEED, request::downloadSpeed);
    set(Limit.UPLOAD_SPEED, request::uploadSpeed);
    return request.build();
  }

  private void requireAnyLimit() {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "change is empty: name a limit, as in LimitsChange.none().downloadedBytes(…)");
    }
  }

  private void requireNoClientLimit() {
    if (values.containsKey(Limit.MAX_SESSIONS) || values.containsKey(Limit.MAX_RECONNECTIONS)) {
      throw new IllegalArgumentException(
          "only client limits have maxSessions and maxReconnections: use limits().client()");
    }
  }

  /**
   * Leaves the builder alone unless the limit is named, because a builder sends every null it is
   * given.
   */
  private void set(Limit limit, Consumer<Long> setter) {
    if (values.containsKey(limit)) {
      setter.accept(values.get(limit));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LimitsChange that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
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
