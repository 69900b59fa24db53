package dev.keyfob.internal.retry;

import dev.keyfob.internal.attempt.BufferedResponse;
import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Reads how long a server asks to wait, from {@code Retry-After}, the errors in the body, or {@code
 * X-RateLimit-Reset}.
 */
public final class RetryAfter {

  /** Ten years, far from any overflow. */
  private static final long MAX_SECONDS = 315_360_000;

  /** A larger number is a time in seconds since 1970; a smaller one is a wait. */
  private static final long FIRST_EPOCH_SECOND = 1_000_000_000;

  private RetryAfter() {}

  /** Returns the wait, or null if the response asks for none. */
  public static @Nullable Duration of(
      BufferedResponse response, List<Map<?, ?>> errors, Instant localNow) {
    Instant serverNow = response.date().instant();
    // The server's date is in its own time.
    Instant now = serverNow == null ? localNow : serverNow;
    Duration wait = retryAfter(response.header("Retry-After"), now);
    for (int i = 0; wait == null && i < errors.size(); i++) {
      wait =
          errors.get(i).get("meta") instanceof Map<?, ?> meta
              ? seconds(meta.get("retry_after"))
              : null;
    }
    if (wait == null && response.status() == 429) {
      // Ping Network sends this header with every response; it asks for a wait only with a 429.
      wait = untilReset(number(response.header("X-RateLimit-Reset")), now);
    }
    return wait;
  }

  /** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
  private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    Duration seconds = seconds(header);
    if (seconds != null || header == null) {
      return seconds;
    }
    try {
      Instant date =
          ZonedDateTime.parse(header.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return seconds(Math.max(0, Duration.between(now, date).toSeconds() + 1));
    } catch (DateTimeException | ArithmeticException notADate) {
      return null;
    }
  }

  /** Reads {@code X-RateLimit-Reset}, which is not documented to be a wait or a time. */
  private static @Nullable Duration untilReset(@Nullable Long reset, Instant now) {
    if (reset == null || reset < FIRST_EPOCH_SECOND) {
      return reset == null ? null : atMost(reset);
    }
    return atMost(Math.max(0, reset - now.getEpochSecond()));
  }

  private static @Nullable Duration seconds(@Nullable Object value) {
    Long seconds = number(value);
    return seconds == null ? null : atMost(seconds);
  }

  private static Duration atMost(long seconds) {
    return Duration.ofSeconds(Math.min(seconds, MAX_SECONDS));
  }

  /** Reads digits with an optional fraction, which is rounded up; null for anything else. */
  private static @Nullable Long number(@Nullable Object value) {
    String text = value instanceof String || value instanceof Number ? value.toString().trim() : "";
    long seconds = 0;
    boolean inFraction = false;
    boolean more = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && i > 0 && !inFraction) {
        inFraction = true;
      } else if (c < '0' || c > '9') {
        return null;
      } else if (inFraction) {
        more |= c != '0';
      } else {
        seconds = Math.min(seconds * 10 + (c - '0'), Integer.MAX_VALUE * 1_000L);
      }
    }
    return text.isEmpty() ? null : (Long) (more ? seconds + 1 : seconds);
  }
}
