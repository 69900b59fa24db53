package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.ProjectData;
import dev.keyfob.generated.latitude.model.ProjectDataAttributes;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * A project, which groups servers of a team.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded project
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record Project(ProjectData generated) implements JsonView {

  /**
   * Creates a project. Keyfob and tests call it.
   *
   * @param generated the decoded project
   */
  public Project {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the id, such as {@code proj_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the name} */
  public @Nullable String name() {
    return attributes().name();
  }

  /** {@return the slug, which is unique within the team} */
  public @Nullable String slug() {
    return attributes().slug();
  }

  /** {@return the description} */
  public @Nullable String description() {
    return attributes().description();
  }

  /** {@return the environment: {@code Development}, {@code Staging} or {@code Production}} */
  public @Nullable String environment() {
    return attributes().environment() == null ? null : attributes().environment().value();
  }

  /** {@return the time of creation} */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return the time of the last change} */
  public @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private ProjectDataAttributes attributes() {
    ProjectDataAttributes attributes = generated.attributes();
    return attributes == null ? ProjectDataAttributes.builder().build() : attributes;
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "name",
        name(),
        "slug",
        slug(),
        "description",
        description(),
        "environment",
        environment(),
        "createdAt",
        createdAt(),
        "updatedAt",
        updatedAt());
  }

  @Override
  public String toString() {
    return "Project[id="
        + id()
        + ", name="
        + name()
        + ", slug="
        + slug()
        + ", environment="
        + environment()
        + "]";
  }
}
