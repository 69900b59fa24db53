/**
 * Ping Network's VPN as a service: sessions for one's own clients, the zones they go out from,
 * limits to what they may use, and events that tell what they do. Begin with {@link
 * dev.keyfob.pingnetwork.PingNetworkClient#builder()} or {@link
 * dev.keyfob.pingnetwork.PingNetworkClient#fromEnvironment()}.
 *
 * <p>A session's link is shown once, in {@link dev.keyfob.pingnetwork.IssuedSession}. The API can
 * neither list nor remove sessions: keep the id; pausing is the only way to cut one off. Sizes are
 * bytes, speeds bytes per second.
 *
 * @since 0.1.0
 */
package dev.keyfob.pingnetwork;
