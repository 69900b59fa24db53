/**
 * Where a new credential goes. {@link dev.keyfob.sink.Sinks} has files of several forms; anything
 * else is a lambda that is a {@link dev.keyfob.sink.SecretSink}.
 *
 * <p>A sink is given to an operation called {@code createInto}. When it fails, what was made is
 * removed or paused where the API can do that, and {@link dev.keyfob.error.DeliveryFailedException}
 * says what became of it.
 *
 * @since 0.1.0
 */
package dev.keyfob.sink;
