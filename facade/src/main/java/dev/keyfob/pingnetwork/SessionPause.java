package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.PauseSessionResponse;
import dev.keyfob.generated.pingnetwork.model.ResumeSessionResponse;
import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * Whether a session is paused, as the answer to pausing or resuming it says. What the server left
 * out, or sent in a form that could not be understood, is null here and still in {@link
 * #generated()}.
 *
 * @param generated the record that the answer was decoded into; the answer to resuming has the same
 *     fields, and is copied into it
 * @since 0.1.0
 */
public record SessionPause(PauseSessionResponse generated) {

  /**
   * For Keyfob itself, and for tests of code that pauses sessions.
   *
   * @param generated what {@link #generated()} is to give
   */
  public SessionPause {
    Objects.requireNonNull(generated, "generated == null");
  }

  static SessionPause resumed(ResumeSessionResponse answer) {
    return new SessionPause(
        PauseSessionResponse.builder()
            .sessionId(answer.sessionId())
            .paused(answer.paused())
            .unknownFields(answer.unknownFields())
            .build());
  }

  /** {@return the id of the session} */
  public @Nullable String sessionId() {
    return generated.sessionId();
  }

  /** {@return whether it is paused now} */
  public @Nullable Boolean paused() {
    return generated.paused();
  }

  @Override
  public String toString() {
    return "SessionPause[sessionId=" + sessionId() + ", paused=" + paused() + "]";
  }
}
