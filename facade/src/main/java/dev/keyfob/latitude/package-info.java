/**
 * Latitude.sh: VPN sessions, API keys and out-of-band consoles. Begin with {@link
 * dev.keyfob.latitude.LatitudeClient#builder()}.
 */
package dev.keyfob.latitude;
