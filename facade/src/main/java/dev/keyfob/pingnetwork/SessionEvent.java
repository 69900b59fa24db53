package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.SessionEventType;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * Something that happened to a session. It says nothing of the client whose session it is: keep a
 * table from {@link IssuedSession#id()} to clients, or ask for the session's status.
 *
 * <p>The server need not send any of it: what it left out, or sent in a form that could not be
 * understood, is null here and still in {@link #generated()}. Times and counters tell of a person's
 * habits.
 *
 * @param generated the record that the event was decoded into
 * @since 0.1.0
 */
public record SessionEvent(dev.keyfob.generated.pingnetwork.model.SessionEvent generated) {

  /**
   * For Keyfob itself, and for tests of code that takes events.
   *
   * @param generated what {@link #generated()} is to give
   */
  public SessionEvent {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the event's id} */
  public @Nullable Long id() {
    return generated.id();
  }

  /** {@return the session's id} */
  public @Nullable String sessionId() {
    return generated.sessionId();
  }

  /** {@return what happened} Types that this version does not know come as they are. */
  public @Nullable SessionEventType eventType() {
    return generated.eventType();
  }

  /** {@return when it happened} */
  public @Nullable OffsetDateTime createdAt() {
    return generated.createdAt();
  }

  /** {@return how long the session has lasted, in seconds} */
  public @Nullable Long durationSeconds() {
    return generated.duration();
  }

  /**
   * {@return how many bytes have come down to the client; whether since the start or the last event
   * is not documented}
   */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  /**
   * {@return how many bytes have gone up from the client; whether since the start or the last event
   * is not documented}
   */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
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
