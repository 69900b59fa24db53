package dev.keyfob.internal.events;

import dev.keyfob.internal.attempt.BufferedResponse;
import dev.keyfob.internal.text.RequestId;
import dev.keyfob.internal.text.SafeLogger;

/**
 * What is said of a stream of events: one line for each connection when it has ended, and never
 * what was received.
 */
final class EventLog {

  private EventLog() {}

  static void ended(EventConnection connection, long number, long nanos) {
    SafeLogger.debug(() -> line(connection, number, nanos));
  }

  private static String line(EventConnection connection, long number, long nanos) {
    BufferedResponse answer = connection.attempt().answer();
    StringBuilder line = new StringBuilder(120).append(connection.attempt()).append(" ->");
    if (answer != null) {
      line.append(' ').append(answer.status());
    }
    return line.append(connection.isOpened() ? " stream ended" : " no stream")
        .append(" after ")
        .append(nanos / 1_000_000)
        .append(" ms (connection ")
        .append(number)
        .append(", request id ")
        .append(RequestId.forMessage(answer == null ? null : answer.requestId()))
        .append(')')
        .toString();
  }

  /**
   * Said the first time and whenever the number has doubled, since a server that does this may do
   * it a lot.
   */
  static void unreadable(EventConnection connection, long number) {
    if (Long.bitCount(number) == 1) {
      SafeLogger.warn(
          () ->
              connection.attempt()
                  + ": an event is not the JSON that the operation promises and has been left out, "
                  + number
                  + " so far");
    }
  }
}
