/**
 * VLESS links, the form in which Ping Network gives the access data of a VPN session.
 *
 * @since 0.1.0
 */
package dev.keyfob.vless;
