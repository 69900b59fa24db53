package dev.keyfob.internal.result;

import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.text.RedactedThrowable;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Makes an exception fit to be a cause. Messages of the JDK's own connection and TLS exceptions
 * name hosts and certificates and are kept; others may quote what the server sent (OkHttp's on a
 * malformed status line, Okio's on a missing line end), and are left out.
 */
public final class SafeCause {

  private SafeCause() {}

  /** The exception itself, or what can be told of it. */
  public static Throwable of(Throwable failure) {
    Throwable told = failure instanceof UserCodeException callers ? callers.failure() : failure;
    return isSafe(told, 0) ? told : RedactedThrowable.of(told);
  }

  private static boolean isSafe(Throwable failure, int depth) {
    if (depth > 8 || !(depth == 0 ? isOfTheJdksConnections(failure) : isOfTheJdk(failure))) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isSafe(suppressed, depth + 1)) {
        return false;
      }
    }
    return failure.getCause() == null || isSafe(failure.getCause(), depth + 1);
  }

  private static boolean isOfTheJdksConnections(Throwable failure) {
    return failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException
        || failure instanceof SSLException
        || failure.getClass() == InterruptedIOException.class;
  }

  /**
   * What stands below a connection's failure; everything that parses what was received is OkHttp's
   * or Okio's.
   */
  private static boolean isOfTheJdk(Throwable failure) {
    String name = failure.getClass().getName();
    return isOfTheJdksConnections(failure)
        || name.startsWith("java.security.")
        || name.startsWith("sun.security.")
        || failure instanceof InterruptedException;
  }
}
