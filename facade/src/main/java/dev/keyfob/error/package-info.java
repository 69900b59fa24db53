/**
 * The exceptions that Keyfob throws, with the server's errors.
 *
 * <p>{@link dev.keyfob.error.KeyfobException} is the root. A response with an error status becomes
 * an {@link dev.keyfob.error.ApiException}; a lost response becomes an {@link
 * dev.keyfob.error.OutcomeUnknownException} if the request may have been applied, and a {@link
 * dev.keyfob.error.TransportException} otherwise. No message contains a value of a response body.
 *
 * @since 0.1.0
 */
package dev.keyfob.error;
