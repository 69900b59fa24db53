package dev.keyfob.internal.result;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Decides which exceptions may keep their messages. Connection and TLS exceptions name hosts and
 * certificates. They are trusted only if no code of the caller took part: an interceptor may throw
 * the same classes, and quote the response.
 *
 * <p>The stack trace tells. Each frame from the throw up to Keyfob's own call must belong to the
 * JDK, OkHttp, Okio, Retrofit or Keyfob. The top frame alone is not enough: {@code
 * InetAddress.getByName(secret)} throws from within the JDK.
 */
final class TrustedMessages {

  private static final int MAX_DEPTH = 8;

  private static final List<String> LIBRARIES = List.of("okhttp3.", "okio.", "retrofit2.");

  /**
   * The methods by which Keyfob, or OkHttp on its own thread, calls into the connection. Frames
   * below them are not checked.
   */
  static final Set<String> ENTRIES =
      Set.of(
          "dev.keyfob.internal.attempt.BufferedResponse",
          "dev.keyfob.internal.call.CallRun",
          "dev.keyfob.internal.events.EventConnection",
          "dev.keyfob.internal.events.EventStreamNormalizer",
          "dev.keyfob.internal.http.AuthInterceptor",
          "dev.keyfob.internal.http.CallInterceptor",
          "dev.keyfob.internal.http.SendOnceInterceptor",
          "okhttp3.internal.connection.RealCall$AsyncCall");

  private static final String OKHTTPS_TASKS = "okhttp3.internal.concurrent.TaskRunner";

  private TrustedMessages() {}

  /** Returns whether the messages of an exception, its causes and suppressed ones may be shown. */
  static boolean in(Throwable failure) {
    return isConnectionFailure(failure) && isTrusted(failure, 0);
  }

  private static boolean isTrusted(Throwable failure, int depth) {
    if (depth > MAX_DEPTH || !isFromLibraries(failure)) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isExpected(suppressed) || !isTrusted(suppressed, depth + 1)) {
        return false;
      }
    }
    Throwable cause = failure.getCause();
    return cause == null || (isExpected(cause) && isTrusted(cause, depth + 1));
  }

  private static boolean isConnectionFailure(Throwable failure) {
    return failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof UnknownHostException
        || failure instanceof SSLException
        || failure.getClass() == InterruptedIOException.class;
  }

  /** OkHttp and Okio parse responses, so their messages may quote them. */
  private static boolean isExpected(Throwable cause) {
    String name = cause.getClass().getName();
    return isConnectionFailure(cause)
        || name.startsWith("java.security.")
        || name.startsWith("sun.security.")
        || cause instanceof InterruptedException;
  }

  /**
   * Returns whether no code of the caller took part in throwing it. An exception without a stack
   * trace could be the caller's, as could a subclass.
   */
  static boolean isFromLibraries(Throwable failure) {
    if (!isOfJdk(failure.getClass().getModule())) {
      return false;
    }
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (ENTRIES.contains(frame.getClassName())
          || frame.getClassName().startsWith(OKHTTPS_TASKS)) {
        return true;
      }
      if (!isOfJdk(frame) && LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOfJdk(Module module) {
    return module.isNamed() && isOfJdk(module.getName());
  }

  private static boolean isOfJdk(StackTraceElement frame) {
    return frame.getModuleName() != null && isOfJdk(frame.getModuleName());
  }

  /** Dynamic proxies of callers are in modules called {@code jdk.proxy1} and so on. */
  private static boolean isOfJdk(String module) {
    return (module.startsWith("java.") || module.startsWith("jdk."))
        && !module.startsWith("jdk.proxy");
  }
}
