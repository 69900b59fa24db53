package dev.keyfob.latitude;

import dev.keyfob.Lease;

/**
 * Holds the login to a server's IPMI, and the VPN session through which the IPMI's private address
 * is reached. Closing deletes the VPN session; the login cannot be revoked, and cannot be reached
 * without a VPN session. Thread-safe.
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
   * @throws IllegalStateException if this has been closed
   */
  public IssuedVpnSession vpn() {
    return vpn.credential();
  }

  /** {@return the login to the IPMI} */
  public IssuedIpmiSession ipmi() {
    return ipmi;
  }

  /**
   * Deletes the VPN session. Closing twice has no further effect.
   *
   * @throws dev.keyfob.error.RevocationFailedException if it could not be deleted; close again to
   *     retry
   */
  @Override
  public void close() {
    vpn.close();
  }

  /** Shows ids and addresses, no secret. */
  @Override
  public String toString() {
    return "IpmiAccess[vpn=" + vpn + ", ipmi=" + ipmi + "]";
  }
}
