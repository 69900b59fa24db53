package dev.keyfob.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in the forms that the providers' examples have. */
final class SandboxTime {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private SandboxTime() {}

  /** Latitude.sh: seconds and an offset. */
  static String withOffset(Duration fromNow) {
    return WITH_OFFSET.format(Instant.now().plus(fromNow).atOffset(ZoneOffset.UTC));
  }

  /** HTTP's Date. */
  static String ofHttp() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
  }

  /** Ping Network: milliseconds and a Z. */
  static String withMillis() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
