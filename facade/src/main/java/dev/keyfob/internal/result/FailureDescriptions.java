package dev.keyfob.internal.result;

import dev.keyfob.internal.attempt.BlockedRequestException;
import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.text.RedactedThrowable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** Describes failures without quoting the response. */
public final class FailureDescriptions {

  private FailureDescriptions() {}

  /**
   * Returns a sentence that says why there is no response. It quotes no message of another library.
   */
  public static String reason(Throwable failure, boolean cancelled) {
    if (failure instanceof BlockedRequestException refused) {
      return refused.getMessage();
    }
    if (isInterrupt(failure)) {
      return "the thread was interrupted.";
    }
    if (isRejection(failure)) {
      return "the client was closed, or the executor of the given OkHttpClient's dispatcher was shut down.";
    }
    if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
      return "it timed out. Check the network, or set longer timeouts on the builder.";
    }
    if (cancelled) { // after the checks for timeouts, since OkHttp also cancels calls that time out
      return "the call was cancelled.";
    }
    if (failure instanceof UnknownHostException) {
      return "the host name cannot be resolved. Check the base URL and DNS.";
    }
    if (failure instanceof SSLException) {
      return "the TLS handshake failed. Check the server's certificate and the trust store.";
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "connecting failed. Check the base URL, the network and the proxy.";
    }
    if (isMalformedHttp(failure)) {
      return "the server's response is not valid HTTP. Check the base URL and the proxy.";
    }
    if (failure instanceof UserCodeException callers) {
      return "an interceptor or listener of the given OkHttpClient failed with "
          + callers.failure().getClass().getName()
          + ".";
    }
    return failure instanceof IOException
        ? "the connection was lost."
        : "sending failed with " + failure.getClass().getName() + ".";
  }

  /**
   * OkHttp rejects malformed responses with exceptions of several types, some of them unchecked.
   */
  private static boolean isMalformedHttp(Throwable failure) {
    return failure instanceof UserCodeException callers
        ? callers.failure() instanceof RuntimeException own && TrustedMessages.isFromLibraries(own)
        : failure instanceof ProtocolException;
  }

  /** OkHttp rejects a call with the exception of a timeout, told apart by its cause or message. */
  public static boolean isRejection(Throwable failure) {
    return failure instanceof InterruptedIOException
        && (failure.getCause() instanceof RejectedExecutionException
            || "executor rejected".equals(failure.getMessage()));
  }

  /** Returns whether this thread was interrupted; OkHttp and Okio leave the flag set. */
  static boolean isInterrupt(Throwable failure) {
    return failure instanceof InterruptedException
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException)
            && Thread.currentThread().isInterrupted());
  }

  /**
   * Returns an exception that is fit to be a cause: the same if its messages can be trusted, else a
   * copy without them.
   */
  public static Throwable cause(Throwable failure) {
    Throwable told = failure instanceof UserCodeException callers ? callers.failure() : failure;
    return TrustedMessages.in(told) ? told : RedactedThrowable.of(told);
  }
}
