/**
 * Values that are shown only when somebody asks for them by name: {@link
 * dev.keyfob.secret.Secret#reveal()}.
 *
 * @since 0.1.0
 */
package dev.keyfob.secret;
