package dev.keyfob.internal.call;

import com.google.gson.TypeAdapter;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.http.AttemptCallFactory;
import dev.keyfob.internal.http.OkHttpClients;
import dev.keyfob.internal.http.OkHttpVersionCheck;
import dev.keyfob.internal.http.ReusedConnections;
import dev.keyfob.internal.result.ExpectedBody;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.result.ResponseMapper;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.retry.Throttle;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.internal.time.ExitDelay;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.journal.Journal;
import dev.keyfob.json.JsonConverterFactory;
import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/**
 * Sends a client's calls. {@link CallRun} lists the steps of a call. A copy with other settings
 * shares the threads, the connections and the throttle of its original. Thread-safe.
 */
public final class ApiTransport implements AutoCloseable {

  private final ClientConfig config;

  /** The transport that this is a copy of; this itself if it is no copy. */
  private final ApiTransport original;

  private final OkHttpClient client;
  private final boolean ownClient;
  private final Retrofit retrofit;
  private final Function<Type, TypeAdapter<?>> adapters;
  private final RetryPolicy retries;
  private final Throttle throttle;
  private final ReusedConnections connections;
  private final ServerClock serverClock;
  private final CallObserver observer;
  private final Set<Runnable> closeActions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private ApiTransport(
      ClientConfig config,
      Function<Type, TypeAdapter<?>> adapters,
      @Nullable ApiTransport original) {
    this.config = config;
    this.original = original == null ? this : original;
    this.throttle = original == null ? new Throttle(config.timeSource()) : original.throttle;
    this.serverClock =
        original == null ? new ServerClock(config.timeSource()) : original.serverClock;
    this.connections =
        original == null
            ? new ReusedConnections(config.timeSource()::nanoTime)
            : original.connections;
    this.client =
        OkHttpClients.derive(
            config, throttle, connections, original == null ? null : original.client);
    this.ownClient = config.httpClient() == null;
    this.adapters = adapters;
    this.retries =
        new RetryPolicy(
            config.maxRetries() + 1,
            config.maxRetryDelay().toMillis(),
            config.readTimeoutDelay().toMillis(),
            config.callTimeout().toNanos(),
            config.timeSource());
    this.observer = new CallObserver(config.listener(), retries.maxAttempts(), config.timeSource());
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(config.checkedBaseUrl())
            .callFactory(new AttemptCallFactory(client, config.checkedBaseUrl(), connections))
            .addConverterFactory(JsonConverterFactory.of(adapters))
            .build();
  }

  /**
   * Creates a transport.
   *
   * @param adapters read and write the provider's bodies, by type
   */
  public static ApiTransport of(ClientConfig config, Function<Type, TypeAdapter<?>> adapters) {
    OkHttpVersionCheck.run();
    SafeLogger.prepare();
    return new ApiTransport(config.copy(), adapters, null);
  }

  /** Returns a copy with some settings changed. It ends when the original is closed. */
  public ApiTransport with(Consumer<ClientConfig> changes) {
    requireOpen();
    ClientConfig changed = config.copy();
    changes.accept(changed);
    return new ApiTransport(changed.copy(), adapters, original);
  }

  /** Returns the generated interface for a group of operations. */
  public <S> S api(Class<S> api) {
    return retrofit.create(api);
  }

  /** Returns a source of generated interfaces whose calls an adapter wraps. */
  public Retrofit adaptedBy(CallAdapter.Factory adapter) {
    return retrofit.newBuilder().addCallAdapterFactory(adapter).build();
  }

  /**
   * Returns a call whose response must have a body.
   *
   * @param call the call of a generated interface, which has not been executed
   * @param mapper makes the result; throws {@link MalformedResponseException} if a required part is
   *     missing
   * @param ifLost a sentence that tells the caller how to find out whether the operation was
   *     applied
   */
  public <T, R> ApiCall<T, R> call(
      Call<T> call, Function<? super T, ? extends R> mapper, String ifLost) {
    return call(call, mapper, ExpectedBody.REQUIRED, ifLost);
  }

  /** Returns a call whose response's body is not used. */
  public <T> ApiCall<T, Void> callForStatus(Call<T> call, String ifLost) {
    return call(call, ignored -> null, ExpectedBody.IGNORED, ifLost);
  }

  /** Returns a call that looks for something: a 404 and an empty body mean that there is none. */
  public <T, R> ApiCall<T, Optional<R>> search(
      Call<T> call, Function<? super T, Optional<R>> mapper) {
    Function<T, Optional<R>> orNone = body -> body == null ? Optional.empty() : mapper.apply(body);
    return call(call, orNone, ExpectedBody.OPTIONAL, "");
  }

  private <T, R> ApiCall<T, R> call(
      Call<T> call, Function<? super T, ? extends R> mapper, ExpectedBody expected, String ifLost) {
    return call(call, (response, body) -> mapper.apply(body), expected, ifLost);
  }

  /** Returns a call whose result is made of the whole response. */
  public <T, R> ApiCall<T, R> call(
      Call<T> call,
      ResponseMapper<? super T, ? extends R> mapper,
      ExpectedBody expected,
      String ifLost) {
    return new ApiCall<>(this, call, responseHandler(mapper, expected, ifLost), CallMode.regular());
  }

  /** Returns a handler for the responses of one operation. */
  public <T, R> ResponseHandler<T, R> responseHandler(
      ResponseMapper<? super T, ? extends R> mapper, ExpectedBody expected, String ifLost) {
    return new ResponseHandler<>(
        mapper, expected, ifLost, config.timeSource(), throttle, config.showsServerText());
  }

  /**
   * Registers an action that ends background work when this client or its original is closed. If it
   * is closed already, the action runs at once.
   *
   * @return to be run when that work has ended; removes the registration
   */
  public Runnable register(Runnable closeAction) {
    closeActions.add(closeAction);
    original.closeActions.add(closeAction);
    if (isClosed()) {
      closeAction.run();
    }
    return () -> {
      closeActions.remove(closeAction);
      original.closeActions.remove(closeAction);
      attemptEnded();
    };
  }

  /** Returns the JSON adapter for a generated type. */
  @SuppressWarnings("unchecked") // safe, since each adapter was looked up by its type
  public <T> TypeAdapter<T> adapter(Class<T> type) {
    return (TypeAdapter<T>) adapters.apply(type);
  }

  public OkHttpClient httpClient() {
    return client;
  }

  public long maxResponseBytes() {
    return config.maxResponseBytes();
  }

  public TimeSource timeSource() {
    return config.timeSource();
  }

  public RetryPolicy retries() {
    return retries;
  }

  /** Delays the exit of the JVM, for at most the time of a call. */
  ExitDelay delayExit() {
    return ExitDelay.start(config.callTimeout());
  }

  Duration callTimeout() {
    return config.callTimeout();
  }

  /** Returns an estimate of the server's time. */
  public ServerClock serverClock() {
    return serverClock;
  }

  /** Returns the base URL, with a slash at its end. */
  public String baseUrl() {
    return config.checkedBaseUrl().toString();
  }

  /** Returns the journal; null if there is none. */
  @Nullable
  public Journal journal() {
    return config.journal();
  }

  /** Returns the caller's label for the account; null if there is no journal. */
  @Nullable
  public String account() {
    return config.account();
  }

  CallObserver observer() {
    return observer;
  }

  boolean isClosed() {
    return closed || original.closed;
  }

  /**
   * Checks that requests may still be sent.
   *
   * @throws IllegalStateException if this client or its original is closed
   */
  public void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("the client is closed: create a new one, or close it later");
    }
  }

  /** Releases the connection of an attempt that was running when the client was closed. */
  void attemptEnded() {
    if (original.closed) {
      original.releaseConnections();
    }
  }

  /**
   * Rejects new calls and ends the streams of events. Waits for nothing: running calls complete.
   * Closing a copy closes only the copy; closing the original closes its copies, too.
   */
  @Override
  public void close() {
    closed = true;
    closeActions.forEach(Runnable::run);
    if (original == this) {
      if (ownClient) {
        endIdleThreads(client.dispatcher());
      }
      releaseConnections();
    }
  }

  /** The executor is not shut down: running calls complete, and revocations still come. */
  private static void endIdleThreads(Dispatcher dispatcher) {
    ((ThreadPoolExecutor) dispatcher.executorService()).setKeepAliveTime(0, TimeUnit.SECONDS);
  }

  private void releaseConnections() {
    if (ownClient) {
      client.connectionPool().evictAll();
    }
  }

  @Override
  public String toString() {
    return "ApiTransport";
  }
}
