package dev.keyfob.internal.transport;

import dev.keyfob.internal.RequestId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is said of a stream of events: one line for each connection when it has ended, and never what was received. */
final class EventLog {

  private static final Logger LOG = System.getLogger("dev.keyfob");

  private EventLog() {}

  static void ended(EventConnection connection, long number, long nanos) {
    if (!LOG.isLoggable(Level.DEBUG)) {
      return;
    }
    Answer answer = connection.attempt().answer();
    StringBuilder line = new StringBuilder(120).append(connection.attempt()).append(" ->");
    if (answer != null) {
      line.append(' ').append(answer.status());
    }
    line.append(connection.isOpened() ? " stream ended" : " no stream").append(" after ").append(nanos / 1_000_000)
        .append(" ms (connection ").append(number)
        .append(", request id ").append(RequestId.forMessage(answer == null ? null : answer.requestId())).append(')');
    LOG.log(Level.DEBUG, line.toString());
  }

  /** Said the first time and whenever the number has doubled, since a server that does this may do it a lot. */
  static void unreadable(EventConnection connection, long number) {
    if (Long.bitCount(number) == 1) {
      LOG.log(
          Level.WARNING,
          connection.attempt() + ": an event is not the JSON that the operation promises and has been left out, "
              + number + " so far");
    }
  }
}
