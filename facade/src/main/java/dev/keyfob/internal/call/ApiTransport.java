package dev.keyfob.internal.call;

import com.google.gson.TypeAdapter;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.http.AttemptCallFactory;
import dev.keyfob.internal.http.OkHttpClients;
import dev.keyfob.internal.http.OkHttpVersionCheck;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.result.ExpectedBody;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.result.ResponseHandler;
import dev.keyfob.internal.retry.RateLimits;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.json.JsonConverterFactory;
import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;

/** A client's way to its server, from the arguments of an operation to its result. Thread-safe. */
public final class ApiTransport implements AutoCloseable {

  private final ClientConfig settings;

  /** What this is a copy of, and whose threads and connections it uses; itself where it is none. */
  private final ApiTransport original;

  private final OkHttpClient client;
  private final boolean ownClient;
  private final Retrofit retrofit;
  private final Function<Type, TypeAdapter<?>> adapters;
  private final RetryPolicy retries;

  /** Of the key, which copies have in common with the original. */
  private final RateLimits limits;

  /** Of the original and all its copies. */
  private final IssuanceLedger creations;

  private final Reporter reporter;
  private final long maxResponseBytes;
  private final Set<Runnable> closeActions = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private ApiTransport(
      ClientConfig settings,
      Function<Type, TypeAdapter<?>> adapters,
      @Nullable ApiTransport original) {
    this.settings = settings;
    this.original = original == null ? this : original;
    this.limits = original == null ? new RateLimits(settings.timing()) : original.limits;
    this.creations = original == null ? new IssuanceLedger(settings.timing()) : original.creations;
    this.client = OkHttpClients.derive(settings, limits, original == null ? null : original.client);
    this.ownClient = settings.httpClient() == null;
    this.adapters = adapters;
    this.maxResponseBytes = settings.maxResponseBytes();
    this.retries = settings.newRetries();
    this.reporter = settings.reporter();
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.checkedBaseUrl())
            .callFactory(new AttemptCallFactory(client))
            .addConverterFactory(JsonConverterFactory.of(adapters))
            .build();
  }

  /**
   * The transport that the settings describe.
   *
   * @param adapters what reads and writes the provider's bodies, by type
   */
  public static ApiTransport of(ClientConfig settings, Function<Type, TypeAdapter<?>> adapters) {
    OkHttpVersionCheck.run();
    SafeLogger.prepare();
    return new ApiTransport(settings.copy(), adapters, null);
  }

  /**
   * Another with some settings changed, on the same threads and connections: those end when the
   * original is closed.
   */
  public ApiTransport with(Consumer<ClientConfig> changes) {
    requireOpen();
    ClientConfig changed = settings.copy();
    changes.accept(changed);
    return new ApiTransport(changed.copy(), adapters, original);
  }

  /** The generated client for one group of operations. */
  public <S> S api(Class<S> api) {
    return retrofit.create(api);
  }

  /**
   * An operation whose answer is needed.
   *
   * @param call of the generated client, unused
   * @param reading makes the result; throws {@link MalformedResponseException} where what matters
   *     is missing
   * @param ifLost one or two sentences for whoever got no answer: how to find out what came of the
   *     operation
   */
  public <T, R> ApiCall<T, R> exchange(
      Call<T> call, Function<? super T, ? extends R> reading, String ifLost) {
    return new ApiCall<>(this, call, responseHandler(reading, ExpectedBody.ANSWER, ifLost));
  }

  /** An operation whose answer holds nothing, or nothing of interest. */
  public <T> ApiCall<T, Void> exchange(Call<T> call, String ifLost) {
    return new ApiCall<>(
        this, call, responseHandler(ignored -> null, ExpectedBody.NOTHING, ifLost));
  }

  /**
   * An operation that looks for something: that there is none is an answer, too.
   *
   * @param call of the generated client, unused
   * @param reading makes the result; throws {@link MalformedResponseException} where what matters
   *     is missing
   */
  public <T, R> ApiCall<T, Optional<R>> search(
      Call<T> call, Function<? super T, Optional<R>> reading) {
    Function<T, Optional<R>> orNone =
        answer -> answer == null ? Optional.empty() : reading.apply(answer);
    return new ApiCall<>(this, call, responseHandler(orNone, ExpectedBody.ANSWER_OR_NONE, ""));
  }

  /** Returns a handler for the responses of one operation. */
  public <T, R> ResponseHandler<T, R> responseHandler(
      Function<? super T, ? extends R> reading, ExpectedBody expected, String ifLost) {
    return new ResponseHandler<>(reading, expected, ifLost, retries.timing(), limits);
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
      exchangeEnded();
    };
  }

  /** Returns the JSON adapter for a generated type. */
  @SuppressWarnings("unchecked") // each adapter belongs to the type it was looked up by
  public <T> TypeAdapter<T> adapter(Class<T> type) {
    return (TypeAdapter<T>) adapters.apply(type);
  }

  /** What this and its copies issue. */
  public IssuanceLedger creations() {
    return creations;
  }

  public OkHttpClient httpClient() {
    return client;
  }

  public long maxResponseBytes() {
    return maxResponseBytes;
  }

  public RetryPolicy retries() {
    return retries;
  }

  Reporter reporter() {
    return reporter;
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
      throw new IllegalStateException("the client is closed: make a new one, or close it later");
    }
  }

  /**
   * Calls that were under way when the client was closed give back their connections after that.
   */
  void exchangeEnded() {
    if (original.closed) {
      original.releaseConnections();
    }
  }

  /**
   * Lets what is under way come to its end, but for streams of events, which are ended; takes
   * nothing new. Closing a copy closes nothing but the copy; closing the original closes its
   * copies.
   */
  @Override
  public void close() {
    closed = true;
    closeActions.forEach(Runnable::run);
    if (original == this) {
      if (ownClient) {
        endThreadsWhenIdle(client.dispatcher());
      }
      releaseConnections();
    }
  }

  /** Not before, since calls that wait for their turn have been taken, and would be refused. */
  private static void endThreadsWhenIdle(Dispatcher dispatcher) {
    dispatcher.setIdleCallback(dispatcher.executorService()::shutdown);
    if (dispatcher.queuedCallsCount() == 0
        && dispatcher.runningCallsCount() == 0) { // calls go from queue to running
      dispatcher.executorService().shutdown();
    }
  }

  private void releaseConnections() {
    if (ownClient) {
      client.connectionPool().evictAll();
    }
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "ApiTransport";
  }
}
