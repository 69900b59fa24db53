package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Conditions for the servers of a list; the server applies them. A server is listed if it meets all
 * of them. Start with {@link #all}; each other method returns a changed copy. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class ServerFilter {

  private static final ServerFilter ALL = new ServerFilter(Map.of());

  private final Map<String, Object> conditions;

  private ServerFilter(Map<String, Object> conditions) {
    this.conditions = conditions;
  }

  /** {@return no condition, which all servers meet} */
  public static ServerFilter all() {
    return ALL;
  }

  /**
   * Requires the server to be in a project.
   *
   * @param project the id or the slug of the project
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter project(String project) {
    return with("project", Preconditions.text("project", project));
  }

  /**
   * Requires the server to be at a site.
   *
   * @param site the site
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter site(Site site) {
    return with("region", Preconditions.text("site", Preconditions.present("site", site).value()));
  }

  /**
   * Requires a hostname.
   *
   * @param hostname the hostname
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter hostname(String hostname) {
    return with("hostname", Preconditions.text("hostname", hostname));
  }

  /**
   * Requires a label, which is the asset number of the machine.
   *
   * @param label the label
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter label(String label) {
    return with("label", Preconditions.text("label", label));
  }

  /**
   * Requires a status.
   *
   * @param status the status, such as {@code on} or {@code off}
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter status(String status) {
    return with("status", Preconditions.text("status", status));
  }

  /**
   * Requires a plan.
   *
   * @param plan the name of the plan, such as {@code c2.small.x86}
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank, or contains a control character
   */
  public ServerFilter plan(String plan) {
    return with("plan", Preconditions.text("plan", plan));
  }

  /**
   * Requires all of some tags.
   *
   * @param tagIds the ids of at least one tag, as {@code tag_…}
   * @return a changed copy
   * @throws IllegalArgumentException if there is none, or one is not a valid id or has a comma
   */
  public ServerFilter tags(String... tagIds) {
    if (Preconditions.present("tagIds", tagIds).length == 0) {
      throw new IllegalArgumentException("tagIds is empty: name a tag, or leave the condition out");
    }
    for (String tag : tagIds) {
      if (Preconditions.id("a tag in tagIds", tag).indexOf(',') >= 0) {
        throw new IllegalArgumentException("a tag in tagIds contains a comma: pass each tag alone");
      }
    }
    return with("tags", String.join(",", List.of(tagIds)));
  }

  /**
   * Requires a GPU, or none.
   *
   * @param gpu whether the server has a GPU
   * @return a changed copy
   */
  public ServerFilter gpu(boolean gpu) {
    return with("gpu", gpu);
  }

  /**
   * Requires the server to be created at a time or later.
   *
   * @param time the earliest time
   * @return a changed copy
   * @throws IllegalArgumentException if it is null
   */
  public ServerFilter createdFrom(OffsetDateTime time) {
    return with("created_at_gte", rfc3339(time));
  }

  /**
   * Requires the server to be created at a time or earlier.
   *
   * @param time the latest time
   * @return a changed copy
   * @throws IllegalArgumentException if it is null
   */
  public ServerFilter createdUntil(OffsetDateTime time) {
    return with("created_at_lte", rfc3339(time));
  }

  /**
   * Requires memory of a size.
   *
   * @param min the minimum, in GB
   * @param max the maximum, in GB
   * @return a changed copy
   * @throws IllegalArgumentException if the minimum is negative or above the maximum
   */
  public ServerFilter memoryGb(long min, long max) {
    if (min < 0 || min > max) {
      throw new IllegalArgumentException(
          "memory from "
              + min
              + " to "
              + max
              + " GB: the minimum is negative or above the maximum");
    }
    return with("ram_gte", min).with("ram_lte", max);
  }

  private static String rfc3339(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Preconditions.present("time", time));
  }

  private ServerFilter with(String condition, Object value) {
    Map<String, Object> changed = new TreeMap<>(conditions);
    changed.put(condition, value);
    return new ServerFilter(Map.copyOf(changed));
  }

  ServersApi.GetServersParameters toParameters() {
    return ServersApi.GetServersParameters.builder()
        .filterProject(text("project"))
        .filterRegion(text("region"))
        .filterHostname(text("hostname"))
        .filterCreatedAtGte(text("created_at_gte"))
        .filterCreatedAtLte(text("created_at_lte"))
        .filterLabel(text("label"))
        .filterStatus(text("status"))
        .filterPlan(text("plan"))
        .filterGpu((Boolean) conditions.get("gpu"))
        .filterRamGte((Long) conditions.get("ram_gte"))
        .filterRamLte((Long) conditions.get("ram_lte"))
        .filterTags(text("tags"))
        .build();
  }

  private @Nullable String text(String condition) {
    return (String) conditions.get(condition);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServerFilter that && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return conditions.hashCode();
  }

  @Override
  public String toString() {
    return "ServerFilter" + new TreeMap<>(conditions);
  }
}
