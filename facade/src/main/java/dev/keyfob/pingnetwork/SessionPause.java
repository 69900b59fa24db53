package dev.keyfob.pingnetwork;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.PauseSessionResponse;
import dev.keyfob.generated.pingnetwork.model.ResumeSessionResponse;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * The response to pausing or resuming a session. A field that the server did not send, or that
 * could not be read, is null; {@link #generated()} has all that was sent.
 *
 * @param generated the decoded response. The response to resuming has the same fields, and is
 *     copied into this type.
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record SessionPause(PauseSessionResponse generated) implements JsonView {

  /**
   * Creates a response. Keyfob and tests call it.
   *
   * @param generated the decoded response
   */
  public SessionPause {
    Objects.requireNonNull(generated, "generated == null");
  }

  static SessionPause resumed(ResumeSessionResponse response) {
    return new SessionPause(
        PauseSessionResponse.builder()
            .sessionId(response.sessionId())
            .paused(response.paused())
            .unknownFields(response.unknownFields())
            .build());
  }

  /** {@return the id of the session} */
  public @Nullable String sessionId() {
    return generated.sessionId();
  }

  /** {@return whether the session is paused} */
  public @Nullable Boolean paused() {
    return generated.paused();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties("sessionId", sessionId(), "paused", paused());
  }

  @Override
  public String toString() {
    return "SessionPause[sessionId=" + sessionId() + ", paused=" + paused() + "]";
  }
}
