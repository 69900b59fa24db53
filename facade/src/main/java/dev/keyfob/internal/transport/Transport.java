package dev.keyfob.internal.transport;

import com.google.gson.Gson;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** A client's way to its server, from the arguments of an operation to its result. Thread-safe. */
public final class Transport implements AutoCloseable {

  private final OkHttpClient client;
  private final boolean ownClient;
  private final Retrofit retrofit;
  private final Gson gson;
  private final Retries retries;
  private volatile boolean closed;

  private Transport(Settings settings, Gson gson) {
    this.client = HttpClients.derive(settings);
    this.ownClient = settings.httpClient() == null;
    this.gson = gson;
    this.retries = settings.newRetries();
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.checkedBaseUrl())
            .callFactory(new TaggedCalls(client))
            .addConverterFactory(GsonConverterFactory.create(gson))
            .build();
  }

  /**
   * The transport that the settings describe.
   *
   * @param gson with the provider's generated adapters
   */
  public static Transport of(Settings settings, Gson gson) {
    OkHttpCheck.run();
    return new Transport(settings, gson);
  }

  /** The generated client for one group of operations. */
  public <S> S api(Class<S> api) {
    return retrofit.create(api);
  }

  /**
   * An operation whose answer is needed.
   *
   * @param call of the generated client, unused
   * @param reading makes the result; throws {@link UnreadableException} where what matters is missing
   * @param ifLost one or two sentences for whoever got no answer: how to find out what came of the operation
   */
  public <T, R> Exchange<T, R> exchange(Call<T> call, Function<? super T, ? extends R> reading, String ifLost) {
    return new Exchange<>(this, call, new Judge<>(reading, true, ifLost, gson, retries.timing()));
  }

  /** An operation whose answer holds nothing, or nothing of interest. */
  public <T> Exchange<T, Void> exchange(Call<T> call, String ifLost) {
    return new Exchange<>(this, call, new Judge<T, Void>(ignored -> null, false, ifLost, gson, retries.timing()));
  }

  Retries retries() {
    return retries;
  }

  boolean isClosed() {
    return closed;
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the client is closed: make a new one, or close it later");
    }
  }

  /** Calls that were under way when the client was closed give back their connections after that. */
  void exchangeEnded() {
    if (closed) {
      releaseConnections();
    }
  }

  /** Lets what is under way come to its end, and takes nothing new. */
  @Override
  public void close() {
    closed = true;
    if (ownClient) {
      client.dispatcher().executorService().shutdown();
    }
    releaseConnections();
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
