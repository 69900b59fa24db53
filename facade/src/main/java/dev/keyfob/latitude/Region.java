package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.RegionItem;
import dev.keyfob.generated.latitude.model.RegionItemAttributes;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;

/**
 * A region, which is a site where servers can be.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded region
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record Region(RegionItem generated) implements JsonView {

  /**
   * Creates a region. Keyfob and tests call it.
   *
   * @param generated the decoded region
   */
  public Region {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the id, such as {@code loc_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the code of the site, which other operations take} */
  public @Nullable Site site() {
    return attributes().slug() == null ? null : Site.of(attributes().slug());
  }

  /** {@return the name, such as a city} */
  public @Nullable String name() {
    return attributes().name();
  }

  /** {@return the data centre} */
  public @Nullable String facility() {
    return attributes().facility();
  }

  /** {@return the name of the country} */
  public @Nullable String country() {
    return attributes().country() == null ? null : attributes().country().name();
  }

  private RegionItemAttributes attributes() {
    RegionItemAttributes attributes = generated.attributes();
    return attributes == null ? RegionItemAttributes.builder().build() : attributes;
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id", id(), "site", site(), "name", name(), "facility", facility(), "country", country());
  }

  @Override
  public String toString() {
    return "Region[id="
        + id()
        + ", site="
        + site()
        + ", name="
        + name()
        + ", facility="
        + facility()
        + ", country="
        + country()
        + "]";
  }
}
