package dev.keyfob.internal.attempt;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Date;
import okhttp3.Headers;

/**
 * Holds the {@code Date} of a response (RFC 9110, 6.6.1). It is parsed when asked for: the first
 * parser of a process loads a hundred classes of locale data, and most calls need no date.
 *
 * @param header null if the server sent none
 */
public record ResponseDate(@Nullable String header) {

  public static final ResponseDate NONE = new ResponseDate(null);

  /** Returns the server's time to the second, or null if it sent none or no date. */
  public @Nullable Instant instant() {
    if (header == null) {
      return null;
    }
    // Headers.of refuses the characters that a server may send.
    Date date = new Headers.Builder().addUnsafeNonAscii("Date", header).build().getDate("Date");
    return date == null ? null : date.toInstant();
  }
}
