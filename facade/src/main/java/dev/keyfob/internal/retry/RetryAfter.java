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

/** How long a server asks to wait, in each of the three ways that the providers have. */
public final class RetryAfter {

  /** Ten years: as good as never, and far from any overflow. */
  private static final long MOST_SECONDS = 315_360_000;

  /** A wait of thirty years, or a time since 1970: more than this is meant as that. */
  private static final long FIRST_EPOCH_SECOND = 1_000_000_000;

  private RetryAfter() {}

  /** The wait, or null where the answer asks for none. */
  public static @Nullable Duration of(
      BufferedResponse answer, List<Map<?, ?>> errors, Instant localNow) {
    Instant now =
        answer.date() == null
            ? localNow
            : answer.date(); // a date means what it does by the server's clock
    Duration wait = retryAfter(answer.header("Retry-After"), now);
    for (int i = 0; wait == null && i < errors.size(); i++) {
      wait =
          errors.get(i).get("meta") instanceof Map<?, ?> meta
              ? seconds(meta.get("retry_after"))
              : null;
    }
    if (wait == null && answer.status() == 429) {
      // Ping Network sends this with every answer, but it only means something once the limit is
      // reached.
      wait = untilReset(number(answer.header("X-RateLimit-Reset")), now);
    }
    return wait;
  }

  /** RFC 9110, 10.2.3: seconds or a date. */
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

  /** Nobody documents whether it is a wait or a time. */
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
    return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
  }

  /**
   * Digits, perhaps with a fraction, which is rounded up. Anything else, a minus or an exponent, is
   * no number.
   */
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
