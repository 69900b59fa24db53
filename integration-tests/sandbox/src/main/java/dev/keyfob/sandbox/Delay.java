package dev.keyfob.sandbox;

import java.time.Duration;

/**
 * What was asked for is made at once, and the response comes late.
 *
 * @param time how late
 * @since 0.1.0
 */
public record Delay(Duration time) implements Fault {}
