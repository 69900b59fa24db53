package dev.keyfob.internal.call;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A result, and the server's own time of the answer that it was made from.
 *
 * @param value the result
 * @param date what the server says in {@code Date} (RFC 9110, 6.6.1), cut to the second; null where
 *     it does not
 */
public record CallResult<R>(R value, @Nullable Instant date) {}
