package dev.keyfob.sandbox;

import java.time.Duration;

/**
 * A fault that applies the request at once and delays the response.
 *
 * @param time the delay before the response's first byte
 * @since 0.1.0
 */
public record Delay(Duration time) implements Fault {}
