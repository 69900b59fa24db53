/**
 * Reports of completed calls, for metrics and traces.
 *
 * @since 0.1.0
 */
package dev.keyfob.telemetry;
