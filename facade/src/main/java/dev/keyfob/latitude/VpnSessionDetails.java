package dev.keyfob.latitude;

import dev.keyfob.Endpoint;
import dev.keyfob.generated.latitude.model.RegionResourceData;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPasswordAttributes;
import dev.keyfob.internal.text.PortNumber;
import dev.keyfob.json.JsonView;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The attributes of a VPN session except its password. A field that the server did not send, or
 * that could not be read, is null; {@link #generated()} has all that was sent.
 *
 * @since 0.1.0
 */
public sealed interface VpnSessionDetails extends JsonView permits IssuedVpnSession, VpnSession {

  /** {@return the decoded record, which also has the fields without a method here} */
  VpnSessionDataWithPassword generated();

  /** {@return the id, such as {@code vpn_…}} */
  default @Nullable String id() {
    return generated().id();
  }

  /** {@return the VPN user name} */
  default @Nullable String userName() {
    return attributes().userName();
  }

  /** {@return the VPN host} */
  default @Nullable String host() {
    return attributes().host();
  }

  /** {@return the VPN port} */
  default @Nullable Integer port() {
    return PortNumber.orNull(attributes().port());
  }

  /**
   * {@return the host and the port, to connect to}
   *
   * @throws IllegalStateException if the server did not send both; the message names the missing
   *     field
   */
  default Endpoint endpoint() {
    return EndpointFields.endpoint(host(), "host", port(), "port");
  }

  /** {@return the site whose private network the session leads into} */
  default @Nullable Site site() {
    RegionResourceData region = attributes().region();
    return region == null || region.site() == null || region.site().slug() == null
        ? null
        : Site.of(region.site().slug());
  }

  /** {@return the city of the site} */
  default @Nullable String city() {
    return attributes().region() == null ? null : attributes().region().city();
  }

  /** {@return the country of the site} */
  default @Nullable String country() {
    return attributes().region() == null ? null : attributes().region().country();
  }

  /** {@return the status in the provider's firewall: {@code enable} or {@code disable}} */
  default @Nullable String status() {
    return attributes().status() == null ? null : attributes().status().value();
  }

  /** {@return the time at which the session expires} */
  default @Nullable OffsetDateTime expiresAt() {
    return attributes().expiresAt();
  }

  /**
   * {@return whether the session has expired} False if the server did not send an expiry time.
   *
   * @param clock the clock to compare with
   */
  default boolean isExpired(Clock clock) {
    return expiresAt() != null && !clock.instant().isBefore(expiresAt().toInstant());
  }

  /**
   * {@return the time until the session expires: zero if it has expired, empty if the server did
   * not send an expiry time}
   *
   * @param clock the clock to compare with
   */
  default Optional<Duration> remaining(Clock clock) {
    if (expiresAt() == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), expiresAt().toInstant());
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** {@return the time of creation} */
  default @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return the time of the last change} */
  default @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private VpnSessionDataWithPasswordAttributes attributes() {
    VpnSessionDataWithPasswordAttributes attributes = generated().attributes();
    return attributes == null ? VpnSessionDataWithPasswordAttributes.builder().build() : attributes;
  }
}
