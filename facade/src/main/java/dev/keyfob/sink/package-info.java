/**
 * Sinks, which store a credential that has just been issued. {@link dev.keyfob.sink.Sinks} writes
 * files of several formats; any other {@link dev.keyfob.sink.SecretSink} can be a lambda.
 *
 * <p>{@link dev.keyfob.Issuance#deliverTo} takes a sink. If the sink fails, the credential is
 * revoked or paused if the API can do that, and {@link dev.keyfob.error.DeliveryFailedException}
 * says whether it still works.
 *
 * @since 0.1.0
 */
package dev.keyfob.sink;
