package dev.keyfob.pingnetwork;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.ClientLimits;
import dev.keyfob.generated.pingnetwork.model.GlobalLimits;
import dev.keyfob.generated.pingnetwork.model.SessionLimits;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * The current limits of one scope. A value is null if there is no such limit, or if the server did
 * not send it in a readable form; {@link #generated()} has all that was sent.
 *
 * @param generated the decoded response. Account-wide and session limits have fewer fields, and are
 *     copied into this type.
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record LimitValues(ClientLimits generated) implements JsonView {

  /**
   * Creates limits. Keyfob and tests call it.
   *
   * @param generated the decoded response
   */
  public LimitValues {
    Objects.requireNonNull(generated, "generated == null");
  }

  static LimitValues of(GlobalLimits response) {
    return new LimitValues(
        ClientLimits.builder()
            .id(response.id())
            .downloadedBytes(response.downloadedBytes())
            .uploadedBytes(response.uploadedBytes())
            .downloadSpeed(response.downloadSpeed())
            .uploadSpeed(response.uploadSpeed())
            .createdAt(response.createdAt())
            .updatedAt(response.updatedAt())
            .unknownFields(response.unknownFields())
            .build());
  }

  static LimitValues of(SessionLimits response) {
    return new LimitValues(
        ClientLimits.builder()
            .id(response.id())
            .downloadedBytes(response.downloadedBytes())
            .uploadedBytes(response.uploadedBytes())
            .downloadSpeed(response.downloadSpeed())
            .uploadSpeed(response.uploadSpeed())
            .createdAt(response.createdAt())
            .updatedAt(response.updatedAt())
            .unknownFields(response.unknownFields())
            .build());
  }

  /** {@return the id of these limits} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the maximum volume that a client receives, in bytes} */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  /** {@return the maximum volume that a client sends, in bytes} */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
  }

  /** {@return the maximum download speed in bytes per second} */
  public @Nullable Long downloadSpeed() {
    return generated.downloadSpeed();
  }

  /** {@return the maximum upload speed in bytes per second} */
  public @Nullable Long uploadSpeed() {
    return generated.uploadSpeed();
  }

  /** {@return the maximum number of concurrent sessions of a client} Only client limits have it. */
  public @Nullable Long maxSessions() {
    return generated.maxSessions();
  }

  /** {@return the maximum number of reconnects within a session} Only client limits have it. */
  public @Nullable Long maxReconnections() {
    return generated.maxReconnections();
  }

  /** {@return the time at which these limits were first set} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
  }

  /** {@return the time of the last change} */
  public @Nullable OffsetDateTime updatedAt() {
    return generated.updatedAt();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "downloadedBytes",
        downloadedBytes(),
        "uploadedBytes",
        uploadedBytes(),
        "downloadSpeed",
        downloadSpeed(),
        "uploadSpeed",
        uploadSpeed(),
        "maxSessions",
        maxSessions(),
        "maxReconnections",
        maxReconnections(),
        "createdAt",
        createdAt(),
        "updatedAt",
        updatedAt());
  }

  @Override
  public String toString() {
    return "LimitValues[id="
        + id()
        + ", downloadedBytes="
        + downloadedBytes()
        + ", uploadedBytes="
        + uploadedBytes()
        + ", downloadSpeed="
        + downloadSpeed()
        + ", uploadSpeed="
        + uploadSpeed()
        + ", maxSessions="
        + maxSessions()
        + ", maxReconnections="
        + maxReconnections()
        + "]";
  }
}
