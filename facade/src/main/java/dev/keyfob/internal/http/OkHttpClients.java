package dev.keyfob.internal.http;

import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.retry.Throttle;
import jakarta.annotation.Nullable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/**
 * Builds the OkHttpClient of a client. It sends issuing requests once and hides the API key, even
 * if the caller's OkHttpClient would not.
 */
public final class OkHttpClients {

  private OkHttpClients() {}

  /**
   * Builds the client.
   *
   * @param throttle the throttle that the client and its copies share
   * @param connections the connections of the client and its copies
   * @param sharing a client built here whose threads and connections are used; null for new ones
   */
  public static OkHttpClient derive(
      ClientConfig config,
      Throttle throttle,
      ReusedConnections connections,
      @Nullable OkHttpClient sharing) {
    OkHttpClient callers = config.httpClient();
    OkHttpClient.Builder builder = callers == null ? own(sharing) : callers.newBuilder();
    EventListener.Factory listeners =
        callers == null ? call -> EventListener.NONE : callers.eventListenerFactory();
    builder.eventListenerFactory(call -> listener(listeners.create(call)));
    // The order in which a request passes the interceptors:
    // 1. Keyfob: API key, throttle, read timeout; catches exceptions of the caller's code
    builder.interceptors().add(0, new CallInterceptor(config, throttle));
    // 2. the application interceptors of the caller's client, which do not see the key
    // 3. Keyfob: headers, API key, one-shot body; reads the response into memory
    builder.addInterceptor(new AuthInterceptor(config));
    // 4. Keyfob: keeps a send-once request off connections that the server may have closed
    builder.networkInterceptors().add(0, new StaleConnectionInterceptor(connections));
    // 5. the network interceptors of the caller's client, on an open connection
    // 6. Keyfob: blocks a second sending of a send-once request
    builder.addNetworkInterceptor(new SendOnceInterceptor());
    return builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cache(null)
        .authenticator(
            Authenticator.NONE) // an authenticator would see the key, and send the request again
        .connectTimeout(config.connectTimeout())
        .readTimeout(config.readTimeout())
        .writeTimeout(config.writeTimeout())
        .callTimeout(config.callTimeout())
        .build();
  }

  private static EventListener listener(EventListener callers) {
    return callers == EventListener.NONE
        ? NoContentListener.INSTANCE
        : new GuardedEventListener(callers);
  }

  private static OkHttpClient.Builder own(@Nullable OkHttpClient sharing) {
    if (sharing != null) {
      // Derived from the other client, because clients share connections only if they have the same
      // TLS socket factory.
      OkHttpClient.Builder builder = sharing.newBuilder();
      builder.interceptors().clear();
      builder.networkInterceptors().clear();
      return builder;
    }
    // OkHttp's own threads would keep a program that forgets close() running for a minute.
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads());
    Dispatcher dispatcher = new Dispatcher(threads);
    // One client calls one host, so OkHttp's limit of five per host would be the limit of all
    // calls.
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    // The pool keeps as many idle connections as there can be calls. With OkHttp's default of five,
    // each further caller would open a connection for each call. One minute instead of five: NATs
    // and proxies forget idle connections silently,
    // and an issuing request that meets a dead one is not sent again.
    ConnectionPool connections =
        new ConnectionPool(dispatcher.getMaxRequests(), 1, TimeUnit.MINUTES);
    return new OkHttpClient.Builder().dispatcher(dispatcher).connectionPool(connections);
  }

  private static final class DaemonThreads implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "keyfob");
      thread.setDaemon(true);
      return thread;
    }
  }
}
