package dev.keyfob.internal.http;

import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.retry.RateLimits;
import jakarta.annotation.Nullable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the OkHttpClient that keeps the transport's promises, whatever it is derived from. */
public final class OkHttpClients {

  private OkHttpClients() {}

  /**
   * The client for these settings.
   *
   * @param limits of the key
   * @param sharing another, of this class's own, whose threads and connections it is to use; null
   *     for new ones
   */
  public static OkHttpClient derive(
      ClientConfig settings, RateLimits limits, @Nullable OkHttpClient sharing) {
    OkHttpClient callers = settings.httpClient();
    OkHttpClient.Builder builder = callers == null ? own(sharing) : callers.newBuilder();
    builder.interceptors().add(0, new CallInterceptor(settings, limits));
    return builder
        .addInterceptor(new AuthInterceptor(settings))
        .addNetworkInterceptor(new SendOnceInterceptor())
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .cache(null)
        .authenticator(Authenticator.NONE) // it would see the key, and send again without our leave
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.writeTimeout())
        .callTimeout(settings.callTimeout())
        .build();
  }

  private static OkHttpClient.Builder own(@Nullable OkHttpClient sharing) {
    if (sharing != null) {
      // Not from a new builder: a connection is only used by clients that have the same TLS socket
      // factory.
      OkHttpClient.Builder builder = sharing.newBuilder();
      builder.interceptors().clear();
      builder.networkInterceptors().clear();
      return builder;
    }
    // OkHttp's own threads would keep a program that forgets close() from ending for a minute.
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads());
    Dispatcher dispatcher = new Dispatcher(threads);
    // One client speaks to one host, so OkHttp's five per host would be its limit altogether.
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    // Nor is it enough to keep five connections: the sixth of as many callers would make a new one
    // for each call. But
    // not for five minutes: what is on the way forgets those that are idle, and what mints is not
    // sent a second time.
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
