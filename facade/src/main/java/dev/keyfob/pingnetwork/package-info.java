/**
 * Client for Ping Network's VPN-as-a-Service API: VPN sessions for your own clients, exit zones,
 * usage limits and session events. Start with {@link
 * dev.keyfob.pingnetwork.PingNetworkClient#fromEnvironment()}.
 *
 * <p>The server sends a session's link only once; {@link dev.keyfob.pingnetwork.IssuedSession}
 * holds it. The API can neither list nor delete sessions: keep the id. To cut a reusable session
 * off, pause it. Volumes are in bytes, speeds in bytes per second.
 *
 * @since 0.1.0
 */
package dev.keyfob.pingnetwork;
