package dev.keyfob.internal.events;

import java.time.Duration;

/**
 * Settings of an event stream.
 *
 * @param buffer maximum number of events that wait to be taken
 * @param idleLimit maximum time without a byte before a connection is replaced; zero: no limit
 * @param longestBackoff maximum delay before a reconnect, unless a 429 or 503 asks for more
 * @param giveUpAfter maximum time without a connection; zero: no limit
 */
public record EventStreamOptions(
    int buffer, Duration idleLimit, Duration longestBackoff, Duration giveUpAfter) {}
