package dev.keyfob.internal.result;

import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.UserCodeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** Says in our own words why no answer came. */
public final class LostReason {

  private LostReason() {}

  public static String of(Throwable failure, boolean cancelled) {
    if (failure instanceof BlockedRequestException refused) {
      return refused.getMessage();
    }
    if (isInterrupt(failure)) {
      return "the thread was interrupted.";
    }
    if (isRejection(failure)) {
      return "the client was being closed, or the executor of the given OkHttpClient's dispatcher has been shut down.";
    }
    if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
      return "time ran out. Check the network, or give it more with the builder's timeouts.";
    }
    if (cancelled) { // not before: OkHttp also cancels what runs out of time
      return "the call was cancelled.";
    }
    if (failure instanceof UnknownHostException) {
      return "the host's name cannot be resolved. Check the base URL and DNS.";
    }
    if (failure instanceof SSLException) {
      return "TLS failed. Check the server's certificate and what this machine trusts.";
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "connecting failed. Check the base URL, the network and the proxy.";
    }
    if (failure instanceof UserCodeException callers) {
      return "an interceptor of the given OkHttpClient failed with "
          + callers.failure().getClass().getName()
          + ".";
    }
    return failure instanceof IOException
        ? "the connection was lost."
        : "sending failed with " + failure.getClass().getName() + ".";
  }

  /**
   * OkHttp throws what it throws on a timeout, with nothing but its message where it saw this
   * coming.
   */
  private static boolean isRejection(Throwable failure) {
    return failure instanceof InterruptedIOException
        && (failure.getCause() instanceof RejectedExecutionException
            || "executor rejected".equals(failure.getMessage()));
  }

  /** Whether it is this thread that was interrupted; OkHttp and Okio leave the flag set. */
  static boolean isInterrupt(Throwable failure) {
    return failure instanceof InterruptedException
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException)
            && Thread.currentThread().isInterrupted());
  }
}
