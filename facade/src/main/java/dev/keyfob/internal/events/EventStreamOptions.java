package dev.keyfob.internal.events;

import java.time.Duration;

/**
 * How a stream of events is kept up.
 *
 * @param buffer how many events may wait for their taker
 * @param idleLimit how long a connection may be silent; zero for no limit
 * @param longestBackoff the longest wait before connecting again, unless the server asks for a
 *     longer one
 * @param giveUpAfter how long there may be no connection; zero for no limit
 */
public record EventStreamOptions(
    int buffer, Duration idleLimit, Duration longestBackoff, Duration giveUpAfter) {}
