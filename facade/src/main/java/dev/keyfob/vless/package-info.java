/**
 * Parser for VLESS links. VLESS is the VPN protocol of Ping Network's sessions.
 *
 * @since 0.1.0
 */
package dev.keyfob.vless;
