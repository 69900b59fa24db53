/**
 * What generated records and their adapters lean on: nothing an answer holds is refused, nothing of
 * it is lost.
 *
 * <p>Callers meet two of these types: {@link dev.keyfob.json.UnknownFields}, what a record holds
 * beside its components, and {@link dev.keyfob.json.OpenEnum}, a text of which some values are
 * known. Who does without the facade wants a third, {@link dev.keyfob.json.JsonConverterFactory}.
 *
 * @since 0.1.0
 */
package dev.keyfob.json;
