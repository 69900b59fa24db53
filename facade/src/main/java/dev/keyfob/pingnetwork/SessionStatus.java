package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.SessionState;
import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * How a session is doing and what it has used so far. What the server left out, or sent in a form
 * that could not be understood, is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer was decoded into
 * @since 0.1.0
 */
public record SessionStatus(dev.keyfob.generated.pingnetwork.model.SessionStatus generated) {

  /**
   * For Keyfob itself, and for tests of code that takes the status of sessions.
   *
   * @param generated what {@link #generated()} is to give
   */
  public SessionStatus {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return one's own name for whoever uses the session, as it was given when it was made} */
  public @Nullable String clientId() {
    return generated.clientId();
  }

  /** {@return whether the client is connected} There is no state for a paused session. */
  public @Nullable SessionState state() {
    return generated.status();
  }

  /** {@return how long it has lasted, in seconds} */
  public @Nullable Long durationSeconds() {
    return generated.duration();
  }

  /** {@return what the client has sent, in bytes} */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
  }

  /** {@return what the client has received, in bytes} */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  /** Without the client's id, which may be a person's name. */
  @Override
  public String toString() {
    return "SessionStatus[state="
        + state()
        + ", durationSeconds="
        + durationSeconds()
        + ", uploadedBytes="
        + uploadedBytes()
        + ", downloadedBytes="
        + downloadedBytes()
        + "]";
  }
}
