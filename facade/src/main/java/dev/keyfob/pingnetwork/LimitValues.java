package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.ClientLimits;
import dev.keyfob.generated.pingnetwork.model.GlobalLimits;
import dev.keyfob.generated.pingnetwork.model.SessionLimits;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * Limits as they hold now. Speeds are in bytes per second. What is not limited, or the server left
 * out, or sent in a form that could not be understood, is null here; the latter is still in {@link
 * #generated()}.
 *
 * @param generated the record that the answer was decoded into; global limits and session limits,
 *     which have a part of its fields, are copied into it
 * @since 0.1.0
 */
public record LimitValues(ClientLimits generated) {

  /**
   * For Keyfob itself, and for tests of code that takes limits.
   *
   * @param generated what {@link #generated()} is to give
   */
  public LimitValues {
    Objects.requireNonNull(generated, "generated == null");
  }

  static LimitValues of(GlobalLimits answer) {
    return new LimitValues(
        ClientLimits.builder()
            .id(answer.id())
            .downloadedBytes(answer.downloadedBytes())
            .uploadedBytes(answer.uploadedBytes())
            .downloadSpeed(answer.downloadSpeed())
            .uploadSpeed(answer.uploadSpeed())
            .createdAt(answer.createdAt())
            .updatedAt(answer.updatedAt())
            .unknownFields(answer.unknownFields())
            .build());
  }

  static LimitValues of(SessionLimits answer) {
    return new LimitValues(
        ClientLimits.builder()
            .id(answer.id())
            .downloadedBytes(answer.downloadedBytes())
            .uploadedBytes(answer.uploadedBytes())
            .downloadSpeed(answer.downloadSpeed())
            .uploadSpeed(answer.uploadSpeed())
            .createdAt(answer.createdAt())
            .updatedAt(answer.updatedAt())
            .unknownFields(answer.unknownFields())
            .build());
  }

  /** {@return what the server calls these limits} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the most to receive, in bytes} */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  /** {@return the most to send, in bytes} */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
  }

  /** {@return the fastest to receive, in bytes per second} */
  public @Nullable Long downloadSpeed() {
    return generated.downloadSpeed();
  }

  /** {@return the fastest to send, in bytes per second} */
  public @Nullable Long uploadSpeed() {
    return generated.uploadSpeed();
  }

  /** {@return the most sessions of one client at a time; client limits alone have it} */
  public @Nullable Long maxSessions() {
    return generated.maxSessions();
  }

  /**
   * {@return how often a client may connect again within one session; client limits alone have it}
   */
  public @Nullable Long maxReconnections() {
    return generated.maxReconnections();
  }

  /** {@return when they were first set} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
  }

  /** {@return when they were last changed} */
  public @Nullable OffsetDateTime updatedAt() {
    return generated.updatedAt();
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
