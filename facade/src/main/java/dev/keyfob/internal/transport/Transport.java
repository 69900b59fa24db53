package dev.keyfob.internal.transport;

import com.google.gson.TypeAdapter;
import dev.keyfob.json.JsonConverterFactory;
import dev.keyfob.operation.Operation;
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
public final class Transport implements AutoCloseable {

  private final Settings settings;

  /** What this is a copy of, and whose threads and connections it uses; itself where it is none. */
  private final Transport original;

  private final OkHttpClient client;
  private final boolean ownClient;
  private final Retrofit retrofit;
  private final Function<Type, TypeAdapter<?>> adapters;
  private final Retries retries;

  /** Of the key, which copies have in common with the original. */
  private final RateLimits limits;

  /** Of the original and all its copies. */
  private final Creations creations;

  private final Reporter reporter;
  private final long maxAnswerBytes;
  private final Set<EventFeed<?>> feeds = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Transport(
      Settings settings, Function<Type, TypeAdapter<?>> adapters, @Nullable Transport original) {
    this.settings = settings;
    this.original = original == null ? this : original;
    this.limits = original == null ? new RateLimits(settings.timing()) : original.limits;
    this.creations = original == null ? new Creations(settings.timing()) : original.creations;
    this.client = HttpClients.derive(settings, limits, original == null ? null : original.client);
    this.ownClient = settings.httpClient() == null;
    this.adapters = adapters;
    this.maxAnswerBytes = settings.maxAnswerBytes();
    this.retries = settings.newRetries();
    this.reporter = settings.reporter();
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.checkedBaseUrl())
            .callFactory(new TaggedCalls(client))
            .addConverterFactory(JsonConverterFactory.of(adapters))
            .build();
  }

  /**
   * The transport that the settings describe.
   *
   * @param adapters what reads and writes the provider's bodies, by type
   */
  public static Transport of(Settings settings, Function<Type, TypeAdapter<?>> adapters) {
    OkHttpCheck.run();
    Log.prepare();
    return new Transport(settings.copy(), adapters, null);
  }

  /**
   * Another with some settings changed, on the same threads and connections: those end when the
   * original is closed.
   */
  public Transport with(Consumer<Settings> changes) {
    requireOpen();
    Settings changed = settings.copy();
    changes.accept(changed);
    return new Transport(changed.copy(), adapters, original);
  }

  /** The generated client for one group of operations. */
  public <S> S api(Class<S> api) {
    return retrofit.create(api);
  }

  /**
   * An operation whose answer is needed.
   *
   * @param call of the generated client, unused
   * @param reading makes the result; throws {@link UnreadableException} where what matters is
   *     missing
   * @param ifLost one or two sentences for whoever got no answer: how to find out what came of the
   *     operation
   */
  public <T, R> Exchange<T, R> exchange(
      Call<T> call, Function<? super T, ? extends R> reading, String ifLost) {
    return new Exchange<>(this, call, judge(reading, Expectation.ANSWER, ifLost));
  }

  /** An operation whose answer holds nothing, or nothing of interest. */
  public <T> Exchange<T, Void> exchange(Call<T> call, String ifLost) {
    return new Exchange<>(this, call, judge(ignored -> null, Expectation.NOTHING, ifLost));
  }

  /**
   * An operation that looks for something: that there is none is an answer, too.
   *
   * @param call of the generated client, unused
   * @param reading makes the result; throws {@link UnreadableException} where what matters is
   *     missing
   */
  public <T, R> Exchange<T, Optional<R>> search(
      Call<T> call, Function<? super T, Optional<R>> reading) {
    Function<T, Optional<R>> orNone =
        answer -> answer == null ? Optional.empty() : reading.apply(answer);
    return new Exchange<>(this, call, judge(orNone, Expectation.ANSWER_OR_NONE, ""));
  }

  private <T, R> Judge<T, R> judge(
      Function<? super T, ? extends R> reading, Expectation expected, String ifLost) {
    return new Judge<>(reading, expected, ifLost, retries.timing(), limits);
  }

  /**
   * A stream of events, which begins to be read at once.
   *
   * @param call of the generated client, unused
   * @param type what the generated client has for an event
   * @param reading makes the event
   * @param identity what is the same when the server sends an event again; null where it has
   *     nothing of the kind
   */
  public <T, R> EventFeed<R> events(
      Call<?> call,
      Class<T> type,
      Function<? super T, ? extends R> reading,
      Function<? super R, ?> identity,
      FeedOptions options) {
    requireOpen();
    Operation operation = Attempt.of(call.request()).operation();
    OkHttpClient patient = client.newBuilder().readTimeout(options.idleLimit()).build();
    Judge<Object, Void> judge = judge(ignored -> null, Expectation.NOTHING, "");
    EventFeed<R> feed =
        new EventFeed<>(
            operation,
            new EventConnections(patient, call.request(), judge, maxAnswerBytes),
            new EventReading<>(adapter(type), reading, identity),
            options,
            retries);
    feeds.add(feed);
    original.feeds.add(feed);
    feed.start(
        () -> {
          feeds.remove(feed);
          original.feeds.remove(feed);
          exchangeEnded();
        });
    if (isClosed()) { // between the look above and now
      feed.close();
    }
    return feed;
  }

  @SuppressWarnings("unchecked") // by their type
  private <T> TypeAdapter<T> adapter(Class<T> type) {
    return (TypeAdapter<T>) adapters.apply(type);
  }

  /** What this and its copies issue. */
  public Creations creations() {
    return creations;
  }

  Retries retries() {
    return retries;
  }

  Reporter reporter() {
    return reporter;
  }

  boolean isClosed() {
    return closed || original.closed;
  }

  void requireOpen() {
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
    feeds.forEach(EventFeed::close);
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
    return "Transport";
  }
}
