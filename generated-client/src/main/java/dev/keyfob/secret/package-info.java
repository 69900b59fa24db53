/**
 * Secrets: values that are shown only when asked for by name, see {@link
 * dev.keyfob.secret.Secret#reveal()}.
 *
 * @since 0.1.0
 */
package dev.keyfob.secret;
