package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.RegionResourceData;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPasswordAttributes;
import dev.keyfob.internal.text.PortNumber;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What there is to know of a VPN session apart from its password. The server need not send any of
 * it: what it left out, or sent in a form that could not be understood, is null here and still in
 * {@link #generated()}.
 *
 * @since 0.1.0
 */
public sealed interface VpnSessionDetails permits IssuedVpnSession, VpnSession {

  /**
   * {@return the record that the answer was decoded into, with whatever fields this class has no
   * method for}
   */
  VpnSessionDataWithPassword generated();

  /** {@return the id, as {@code vpn_…}} */
  default @Nullable String id() {
    return generated().id();
  }

  /** {@return the user to log in as} */
  default @Nullable String userName() {
    return attributes().userName();
  }

  /** {@return the host to connect to} */
  default @Nullable String host() {
    return attributes().host();
  }

  /** {@return the port to connect to} */
  default @Nullable Integer port() {
    return PortNumber.orNull(attributes().port());
  }

  /** {@return the site whose network it leads into} */
  default @Nullable Site site() {
    RegionResourceData region = attributes().region();
    return region == null || region.site() == null || region.site().slug() == null
        ? null
        : Site.of(region.site().slug());
  }

  /** {@return the site's city} */
  default @Nullable String city() {
    return attributes().region() == null ? null : attributes().region().city();
  }

  /** {@return the site's country} */
  default @Nullable String country() {
    return attributes().region() == null ? null : attributes().region().country();
  }

  /** {@return what the provider's firewall says of it: {@code enable} or {@code disable}} */
  default @Nullable String status() {
    return attributes().status() == null ? null : attributes().status().value();
  }

  /** {@return when it ends} */
  default @Nullable OffsetDateTime expiresAt() {
    return attributes().expiresAt();
  }

  /**
   * {@return whether it has ended by then} It has not where the server did not say when it ends.
   *
   * @param clock what tells the time
   */
  default boolean isExpired(Clock clock) {
    return expiresAt() != null && !clock.instant().isBefore(expiresAt().toInstant());
  }

  /**
   * {@return how long it goes on from then: zero when it has ended, nothing where the server did
   * not say when it ends}
   *
   * @param clock what tells the time
   */
  default Optional<Duration> remaining(Clock clock) {
    if (expiresAt() == null) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), expiresAt().toInstant());
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** {@return when it was made} */
  default @Nullable OffsetDateTime createdAt() {
    return attributes().createdAt();
  }

  /** {@return when it was last changed} */
  default @Nullable OffsetDateTime updatedAt() {
    return attributes().updatedAt();
  }

  private VpnSessionDataWithPasswordAttributes attributes() {
    VpnSessionDataWithPasswordAttributes attributes = generated().attributes();
    return attributes == null ? VpnSessionDataWithPasswordAttributes.builder().build() : attributes;
  }
}
