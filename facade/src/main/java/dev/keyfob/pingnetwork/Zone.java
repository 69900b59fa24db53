package dev.keyfob.pingnetwork;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.pingnetwork.model.ZoneData;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * A zone: a place where the traffic of sessions exits. A field that the server did not send, or
 * that could not be read, is null; {@link #generated()} has all that was sent.
 *
 * @param generated the decoded zone
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record Zone(ZoneData generated) implements JsonView {

  /**
   * Creates a zone. Keyfob and tests call it.
   *
   * @param generated the decoded zone
   */
  public Zone {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the code that {@link NewSession#of} takes} */
  public @Nullable String code() {
    return generated.code();
  }

  /** {@return the display name} */
  public @Nullable String name() {
    return generated.name();
  }

  /**
   * {@return whether a node of the zone is active} The provider does not document what happens to
   * sessions in a zone without one.
   */
  public @Nullable Boolean hasActiveNodes() {
    return generated.hasActiveNodes();
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties("code", code(), "name", name(), "hasActiveNodes", hasActiveNodes());
  }

  @Override
  public String toString() {
    return "Zone[code="
        + code()
        + ", name="
        + name()
        + ", hasActiveNodes="
        + hasActiveNodes()
        + "]";
  }
}
