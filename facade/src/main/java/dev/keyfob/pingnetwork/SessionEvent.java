package dev.keyfob.pingnetwork;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.SessionEventData;
import dev.keyfob.generated.pingnetwork.model.SessionEventType;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * One event of a session, such as its start or end. It does not name the client: keep a table from
 * {@link IssuedSession#id()} to clients, or request the session's status.
 *
 * <p>Times and counters reveal a person's habits. A field that the server did not send, or that
 * could not be read, is null; {@link #generated()} has all that was sent.
 *
 * @param generated the decoded event
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record SessionEvent(SessionEventData generated) implements JsonView {

  /**
   * Creates an event. Keyfob and tests call it.
   *
   * @param generated the decoded event
   */
  public SessionEvent {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the id of the event} */
  public @Nullable Long id() {
    return generated.id();
  }

  /** {@return the id of the session} */
  public @Nullable String sessionId() {
    return generated.sessionId();
  }

  /**
   * {@return the type of the event} A type that this version does not know keeps the server's text.
   */
  public @Nullable SessionEventType eventType() {
    return generated.eventType();
  }

  /** {@return the time of the event} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
  }

  /** {@return the session's duration in seconds} */
  public @Nullable Long durationSeconds() {
    return generated.duration();
  }

  /**
   * {@return the bytes that the client has received} The provider does not document whether they
   * count from the session's start or from the last event.
   */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  /**
   * {@return the bytes that the client has sent} The provider does not document whether they count
   * from the session's start or from the last event.
   */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "sessionId",
        sessionId(),
        "eventType",
        eventType(),
        "createdAt",
        createdAt(),
        "durationSeconds",
        durationSeconds(),
        "downloadedBytes",
        downloadedBytes(),
        "uploadedBytes",
        uploadedBytes());
  }

  @Override
  public String toString() {
    return "SessionEvent[id="
        + id()
        + ", sessionId="
        + sessionId()
        + ", eventType="
        + eventType()
        + ", createdAt="
        + createdAt()
        + ", durationSeconds="
        + durationSeconds()
        + ", downloadedBytes="
        + downloadedBytes()
        + ", uploadedBytes="
        + uploadedBytes()
        + "]";
  }
}
