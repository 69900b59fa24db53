/**
 * Where a new credential goes. {@link dev.keyfob.sink.Sinks} has files of several forms; anything else is a lambda that
 * is a {@link dev.keyfob.sink.SecretSink}.
 */
package dev.keyfob.sink;
