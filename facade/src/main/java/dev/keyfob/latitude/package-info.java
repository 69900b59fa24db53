/**
 * Latitude.sh: VPN sessions, API keys, out-of-band consoles and IPMI logins. Begin with {@link
 * dev.keyfob.latitude.LatitudeClient#builder()} or {@link
 * dev.keyfob.latitude.LatitudeClient#fromEnvironment()}.
 *
 * <p>A type called {@code Issued…} holds a live secret, the only copy there is; its namesake
 * without that word is what a list shows. VPN sessions and API keys can be listed, given another
 * secret, and removed; consoles and IPMI logins can only be made, and a console found while it is
 * open.
 *
 * @since 0.1.0
 */
package dev.keyfob.latitude;
