package dev.keyfob.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Formats times as the providers' examples do. */
final class SandboxTime {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private SandboxTime() {}

  /** Returns a time with seconds and an offset, as Latitude.sh does. */
  static String withOffset(Duration fromNow) {
    return WITH_OFFSET.format(Instant.now().plus(fromNow).atOffset(ZoneOffset.UTC));
  }

  /** Returns the current time for the Date header. */
  static String ofHttp() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
  }

  /** Returns the current time with milliseconds and a Z, as Ping Network does. */
  static String withMillis() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
