/**
 * The JSON support of generated records: it rejects no response and loses nothing of one.
 *
 * <p>Callers meet {@link dev.keyfob.json.UnknownFields}, the fields without a component, and {@link
 * dev.keyfob.json.OpenEnum}, a string with known values. Users of the low-level client also need
 * {@link dev.keyfob.json.JsonConverterFactory}.
 *
 * @since 0.1.0
 */
package dev.keyfob.json;
