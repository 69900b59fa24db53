package dev.keyfob.latitude;

import dev.keyfob.Lease;

/**
 * All it takes to reach a server's IPMI: the login, and the VPN session through which its private
 * address is reached. Closing removes the VPN session; the login cannot be revoked, and leads
 * nowhere without one. Thread-safe.
 *
 * <pre>{@code
 * try (IpmiAccess access = latitude.ipmiSessions().open("sv_…")) {
 *   connect(access.vpn());
 *   logIn(access.ipmi());
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IpmiAccess implements AutoCloseable {

  private final Lease<IssuedVpnSession> vpn;
  private final IssuedIpmiSession ipmi;

  IpmiAccess(Lease<IssuedVpnSession> vpn, IssuedIpmiSession ipmi) {
    this.vpn = vpn;
    this.ipmi = ipmi;
  }

  /**
   * {@return the VPN session}
   *
   * @throws IllegalStateException when this has been closed
   */
  public IssuedVpnSession vpn() {
    return vpn.credential();
  }

  /** {@return the login behind it} */
  public IssuedIpmiSession ipmi() {
    return ipmi;
  }

  /**
   * Removes the VPN session. Closing twice does no harm.
   *
   * @throws dev.keyfob.error.RevocationFailedException when it could not be removed; closing again
   *     tries again
   */
  @Override
  public void close() {
    vpn.close();
  }

  /** Nothing of the secrets. */
  @Override
  public String toString() {
    return "IpmiAccess[vpn=" + vpn + ", ipmi=" + ipmi + "]";
  }
}
