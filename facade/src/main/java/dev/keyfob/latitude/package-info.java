/**
 * Client for the Latitude.sh API: VPN sessions, API keys, out-of-band consoles and IPMI logins, and
 * the servers, SSH keys, projects and regions that these are issued for. Start with {@link
 * dev.keyfob.latitude.LatitudeClient#fromEnvironment()}.
 *
 * <p>A type named {@code Issued…} holds a secret that the server sends only once. The type without
 * that prefix is what a listing returns. VPN sessions and API keys can be listed, reissued and
 * revoked. Consoles and IPMI logins can only be issued; an open console can be found again.
 *
 * @since 0.1.0
 */
package dev.keyfob.latitude;
