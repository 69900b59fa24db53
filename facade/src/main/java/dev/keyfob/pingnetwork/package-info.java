/**
 * Ping Network's VPN as a service: sessions for one's own clients. Begin with {@link
 * dev.keyfob.pingnetwork.PingNetworkClient#builder()}.
 */
package dev.keyfob.pingnetwork;
