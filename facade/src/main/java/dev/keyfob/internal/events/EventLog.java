package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;

/** Logs one line for each ended connection of an event stream, and never its events. */
final class EventLog {

  private EventLog() {}

  static void ended(EventConnection connection, long number, long nanos) {
    SafeLogger.debug(() -> line(connection, number, nanos));
  }

  private static String line(EventConnection connection, long number, long nanos) {
    BufferedResponse response = connection.attempt().response();
    StringBuilder line = new StringBuilder(120).append(connection.attempt()).append(" ->");
    if (response != null) {
      line.append(' ').append(response.status());
    }
    return line.append(connection.isOpened() ? " stream ended" : " no stream")
        .append(" after ")
        .append(nanos / 1_000_000)
        .append(" ms (connection ")
        .append(number)
        .append(", request id ")
        .append(SafeIds.requestId(response == null ? null : response.requestId()))
        .append(')')
        .toString();
  }

  /** Logs the first undecodable event, and again each time their number has doubled. */
  static void undecodable(EventConnection connection, long number) {
    if (Long.bitCount(number) == 1) {
      SafeLogger.warn(
          () ->
              connection.attempt()
                  + ": skipped an event that is not the JSON its document describes ("
                  + number
                  + " so far)");
    }
  }
}
