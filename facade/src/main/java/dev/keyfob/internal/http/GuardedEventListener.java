package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.UserCodeException;
import dev.keyfob.internal.text.SafeLogger;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Forwards events to a caller's listener and wraps its exceptions in a {@link UserCodeException}.
 * OkHttp would rethrow any other exception on its own thread, where the handler of uncaught
 * exceptions prints it, with any secret that it quotes.
 */
final class GuardedEventListener extends NoContentListener {

  private final EventListener callers;

  GuardedEventListener(EventListener callers) {
    this.callers = callers;
  }

  private static void guarding(Runnable event) {
    try {
      event.run();
    } catch (Throwable failure) { // checked exceptions, too: Kotlin code does not declare them
      throw GuardedEventListener.<RuntimeException>unchecked(new UserCodeException(failure));
    }
  }

  /**
   * Reports that a call is queued or cancelled. OkHttp may do so while it handles another call,
   * which an exception would break, so the exception is only logged.
   */
  private static void ignoring(Runnable event) {
    try {
      event.run();
    } catch (Throwable failure) {
      SafeLogger.warn(() -> "the event listener failed with " + failure.getClass().getName());
    }
  }

  /** Lets OkHttp see the IOException, which it hands to the call; its listener declares none. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  @Override
  public void callStart(Call call) {
    guarding(() -> callers.callStart(call));
  }

  @Override
  public void dispatcherQueueStart(Call call, Dispatcher dispatcher) {
    ignoring(() -> callers.dispatcherQueueStart(call, dispatcher));
  }

  @Override
  public void dispatcherQueueEnd(Call call, Dispatcher dispatcher) {
    ignoring(() -> callers.dispatcherQueueEnd(call, dispatcher));
  }

  @Override
  public void proxySelectStart(Call call, HttpUrl url) {
    guarding(() -> callers.proxySelectStart(call, url));
  }

  @Override
  public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
    guarding(() -> callers.proxySelectEnd(call, url, proxies));
  }

  @Override
  public void dnsStart(Call call, String domain) {
    guarding(() -> callers.dnsStart(call, domain));
  }

  @Override
  public void dnsEnd(Call call, String domain, List<InetAddress> addresses) {
    guarding(() -> callers.dnsEnd(call, domain, addresses));
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    guarding(() -> callers.connectStart(call, address, proxy));
  }

  @Override
  public void secureConnectStart(Call call) {
    guarding(() -> callers.secureConnectStart(call));
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    guarding(() -> callers.secureConnectEnd(call, handshake));
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    guarding(() -> callers.connectEnd(call, address, proxy, protocol));
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    guarding(() -> callers.connectFailed(call, address, proxy, protocol, failure));
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    guarding(() -> callers.connectionAcquired(call, connection));
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    guarding(() -> callers.connectionReleased(call, connection));
  }

  @Override
  public void requestHeadersStart(Call call) {
    guarding(() -> callers.requestHeadersStart(call));
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    guarding(() -> callers.requestHeadersEnd(call, request));
  }

  @Override
  public void requestBodyStart(Call call) {
    guarding(() -> callers.requestBodyStart(call));
  }

  @Override
  public void requestBodyEnd(Call call, long bytes) {
    guarding(() -> callers.requestBodyEnd(call, bytes));
  }

  @Override
  public void requestFailed(Call call, IOException failure) {
    guarding(() -> callers.requestFailed(call, failure));
  }

  @Override
  public void responseHeadersStart(Call call) {
    guarding(() -> callers.responseHeadersStart(call));
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    super.responseHeadersEnd(call, response);
    guarding(() -> callers.responseHeadersEnd(call, response));
  }

  @Override
  public void responseBodyStart(Call call) {
    guarding(() -> callers.responseBodyStart(call));
  }

  @Override
  public void responseBodyEnd(Call call, long bytes) {
    guarding(() -> callers.responseBodyEnd(call, bytes));
  }

  @Override
  public void responseFailed(Call call, IOException failure) {
    guarding(() -> callers.responseFailed(call, failure));
  }

  @Override
  public void callEnd(Call call) {
    guarding(() -> callers.callEnd(call));
  }

  @Override
  public void callFailed(Call call, IOException failure) {
    guarding(() -> callers.callFailed(call, failure));
  }

  @Override
  public void canceled(Call call) {
    ignoring(() -> callers.canceled(call));
  }

  @Override
  public void satisfactionFailure(Call call, Response response) {
    guarding(() -> callers.satisfactionFailure(call, response));
  }

  @Override
  public void cacheHit(Call call, Response response) {
    guarding(() -> callers.cacheHit(call, response));
  }

  @Override
  public void cacheMiss(Call call) {
    guarding(() -> callers.cacheMiss(call));
  }

  @Override
  public void cacheConditionalHit(Call call, Response response) {
    guarding(() -> callers.cacheConditionalHit(call, response));
  }

  @Override
  public void retryDecision(Call call, IOException failure, boolean retry) {
    guarding(() -> callers.retryDecision(call, failure, retry));
  }

  @Override
  public void followUpDecision(Call call, Response response, @Nullable Request next) {
    guarding(() -> callers.followUpDecision(call, response, next));
  }
}
