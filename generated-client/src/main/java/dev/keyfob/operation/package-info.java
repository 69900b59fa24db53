/**
 * Annotations that tell a transport how to send a generated operation. {@link
 * dev.keyfob.operation.Effect} says whether a request may be repeated, {@link
 * dev.keyfob.operation.Credential} whether its response is the only copy of a credential.
 *
 * @since 0.1.0
 */
package dev.keyfob.operation;
