package dev.keyfob.pingnetwork;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.SessionState;
import dev.keyfob.generated.pingnetwork.model.SessionStatusData;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * The state of a session and its use so far. A field that the server did not send, or that could
 * not be read, is null; {@link #generated()} has all that was sent.
 *
 * @param generated the decoded response
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record SessionStatus(SessionStatusData generated) implements JsonView {

  /**
   * Creates a status. Keyfob and tests call it.
   *
   * @param generated the decoded response
   */
  public SessionStatus {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the client id that the session was created with} */
  public @Nullable String clientId() {
    return generated.clientId();
  }

  /**
   * {@return whether the client is connected} The provider documents no state for a paused session.
   */
  public @Nullable SessionState state() {
    return generated.status();
  }

  /** {@return the session's duration in seconds} */
  public @Nullable Long durationSeconds() {
    return generated.duration();
  }

  /** {@return the bytes that the client has sent} */
  public @Nullable Long uploadedBytes() {
    return generated.uploadedBytes();
  }

  /** {@return the bytes that the client has received} */
  public @Nullable Long downloadedBytes() {
    return generated.downloadedBytes();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "clientId",
        clientId(),
        "state",
        state(),
        "durationSeconds",
        durationSeconds(),
        "uploadedBytes",
        uploadedBytes(),
        "downloadedBytes",
        downloadedBytes());
  }

  /** Leaves out the client id, which may be a person's name. */
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
