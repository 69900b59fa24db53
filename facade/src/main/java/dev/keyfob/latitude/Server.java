package dev.keyfob.latitude;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.generated.latitude.model.ServerData;
import dev.keyfob.generated.latitude.model.ServerDataAttributes;
import dev.keyfob.generated.latitude.model.ServerRegionResourceData;
import dev.keyfob.generated.latitude.model.ServerRegionResourceDataSite;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * A server of the team.
 *
 * <p>Credentials are issued for a server by its {@link #id()}.
 *
 * <p>A field that the server did not send, or that could not be read, is null; {@link #generated()}
 * has all that was sent.
 *
 * @param generated the decoded server
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public record Server(ServerData generated) implements JsonView {

  /**
   * Creates a server. Keyfob and tests call it.
   *
   * @param generated the decoded server
   */
  public Server {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the id, such as {@code sv_…}} */
  public @Nullable String id() {
    return generated.id();
  }

  /** {@return the hostname} */
  public @Nullable String hostname() {
    return attributes().hostname();
  }

  /** {@return the label, which is the asset number of the machine} */
  public @Nullable String label() {
    return attributes().label();
  }

  /** {@return the status, such as {@code on} or {@code deploying}} */
  public @Nullable String status() {
    return attributes().status() == null ? null : attributes().status().value();
  }

  /**
   * {@return the state of the remote management: {@code Normal}, {@code Intermittent} or {@code
   * Unavailable}}
   */
  public @Nullable String ipmiStatus() {
    return attributes().ipmiStatus() == null ? null : attributes().ipmiStatus().value();
  }

  /** {@return the site, to create a VPN session with} */
  public @Nullable Site site() {
    return siteOf(attributes().region());
  }

  /** {@return the name of the plan, such as {@code c2.small.x86}} */
  public @Nullable String plan() {
    return attributes().plan() == null ? null : attributes().plan().name();
  }

  /** {@return the name of the operating system} */
  public @Nullable String operatingSystem() {
    return attributes().operatingSystem() == null ? null : attributes().operatingSystem().name();
  }

  /** {@return the id of the project, such as {@code proj_…}} */
  public @Nullable String projectId() {
    return attributes().project() == null ? null : attributes().project().id();
  }

  /** {@return the name of the project} */
  public @Nullable String projectName() {
    return attributes().project() == null ? null : attributes().project().name();
  }

  /** {@return the public IPv4 address} */
  public @Nullable String primaryIpv4() {
    return attributes().primaryIpv4();
  }

  /** {@return the public IPv6 address} */
  public @Nullable String primaryIpv6() {
    return attributes().primaryIpv6();
  }

  /** {@return whether the server is locked against changes} */
  public @Nullable Boolean locked() {
    return attributes().locked();
  }

  /** {@return the time of creation} */
  public @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  private static @Nullable Site siteOf(@Nullable ServerRegionResourceData region) {
    ServerRegionResourceDataSite site = region == null ? null : region.site();
    return site == null || site.slug() == null ? null : Site.of(site.slug());
  }

  private ServerDataAttributes attributes() {
    ServerDataAttributes attributes = generated.attributes();
    return attributes == null ? ServerDataAttributes.builder().build() : attributes;
  }

  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "id",
        id(),
        "hostname",
        hostname(),
        "label",
        label(),
        "status",
        status(),
        "ipmiStatus",
        ipmiStatus(),
        "site",
        site(),
        "plan",
        plan(),
        "operatingSystem",
        operatingSystem(),
        "projectId",
        projectId(),
        "projectName",
        projectName(),
        "primaryIpv4",
        primaryIpv4(),
        "primaryIpv6",
        primaryIpv6(),
        "locked",
        locked(),
        "createdAt",
        createdAt());
  }

  @Override
  public String toString() {
    return "Server[id="
        + id()
        + ", hostname="
        + hostname()
        + ", status="
        + status()
        + ", ipmiStatus="
        + ipmiStatus()
        + ", site="
        + site()
        + ", plan="
        + plan()
        + ", projectId="
        + projectId()
        + ", primaryIpv4="
        + primaryIpv4()
        + "]";
  }
}
