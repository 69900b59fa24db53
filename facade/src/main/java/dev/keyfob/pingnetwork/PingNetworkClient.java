package dev.keyfob.pingnetwork;

import dev.keyfob.ApiResponse;
import dev.keyfob.ClientBuilder;
import dev.keyfob.ClientOptions;
import dev.keyfob.OperationCaller;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.pingnetwork.PingNetworkDocument;
import dev.keyfob.generated.pingnetwork.api.SessionsApi;
import dev.keyfob.generated.pingnetwork.model.PingNetworkAdapters;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.operation.OperationCalls;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.PendingIssuances;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import retrofit2.Call;

/**
 * A client for Ping Network's VPN-as-a-Service API.
 *
 * <pre>{@code
 * try (PingNetworkClient ping = PingNetworkClient.fromEnvironment()) {
 *   IssuedSession session = ping.sessions().create(NewSession.of("client-7", "us-east"));
 *   session.link().writeTo(Path.of("vless-link"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. A program needs one client for each API key.
 *
 * @since 0.1.0
 */
public final class PingNetworkClient implements OperationCaller, AutoCloseable {

  private static final ProviderInfo PROVIDER =
      new ProviderInfo(
          "Ping Network",
          PingNetworkDocument.SERVER,
          List.of("PINGNETWORK_API_KEY", "PING_NETWORK_API_KEY"),
          // The provider's guide shows the prefix. Its document, converted from Swagger 2.0,
          // cannot.
          true,
          Duration.ofSeconds(90),
          Duration.ofSeconds(30));

  private final ApiTransport transport;
  private final OperationCalls operations;
  private final ClientJournal journal;

  private PingNetworkClient(ApiTransport transport, ClientJournal journal) {
    this.transport = transport;
    this.journal = journal;
    this.operations =
        new OperationCalls(
            transport,
            SessionsApi.class.getPackageName(),
            journal.isAbsent()
                ? null
                : new OperationCalls.Issuances(null, journal.recorder(), body -> null));
  }

  /** {@return a builder that needs only an API key} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client with the API key from the environment: the first of {@code
   * PINGNETWORK_API_KEY} and {@code PING_NETWORK_API_KEY} that is set}
   *
   * @throws IllegalStateException if neither is set; the message lists them
   */
  public static PingNetworkClient fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static PingNetworkClient fromEnvironment(UnaryOperator<String> environment) {
    return builder().apiKeyFrom(environment).build();
  }

  /** {@return the operations on VPN sessions} */
  public Sessions sessions() {
    return new Sessions(transport, journal);
  }

  /** {@return the operation that lists exit zones} */
  public Zones zones() {
    return new Zones(transport);
  }

  /** {@return the operations on usage limits} */
  public Limits limits() {
    return new Limits(transport);
  }

  /**
   * {@return the unfinished issuances in the journal, for alerts: their number and the age of the
   * oldest} Those that are running are not included. Sends no request.
   *
   * @throws IllegalStateException if the client has no journal
   * @throws dev.keyfob.journal.JournalException if the journal cannot be read
   */
  public PendingIssuances pendingIssuances() {
    return journal.recoverable();
  }

  /**
   * Records that an unfinished issuance needs no further attention, because the caller has dealt
   * with it. Use it for what cannot be recovered.
   *
   * @param pending the issuance, from {@link #pendingIssuances} or a recovery's result
   * @return false if the issuance is running, or was finished or claimed since it was read
   * @throws IllegalStateException if the client has no journal
   * @throws IllegalArgumentException if the issuance is of another account or base URL
   * @throws dev.keyfob.journal.JournalException if the journal cannot be written
   */
  public boolean dismissPending(PendingIssuance pending) {
    return journal.dismiss(pending);
  }

  @Override
  public <A, T> T call(Class<A> api, Function<? super A, Call<T>> operation) {
    return operations.call(api, operation);
  }

  @Override
  public <A, T> CompletableFuture<T> callAsync(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return operations.callAsync(api, operation);
  }

  @Override
  public <A, T> ApiResponse<T> callForResponse(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return operations.callForResponse(api, operation);
  }

  @Override
  public <A, T> CompletableFuture<ApiResponse<T>> callForResponseAsync(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return operations.callForResponseAsync(api, operation);
  }

  @Override
  public <A, P, E> Paged<E> pages(
      Class<A> api, Function<? super A, Call<P>> operation, Function<? super P, List<E>> items) {
    return operations.pages(api, operation, items);
  }

  @Override
  public <A, P, E> Paged<E> pages(
      Class<A> api,
      BiFunction<? super A, PageRequest, Call<P>> operation,
      Function<? super P, List<E>> items) {
    return operations.pages(api, operation, items);
  }

  /**
   * {@return a copy with other timeouts, retries, headers or another listener} All other settings,
   * including the API key, stay the same.
   *
   * <pre>{@code
   * PingNetworkClient slow = ping.with(options -> options.callTimeout(Duration.ofMinutes(5)).maxRetries(5));
   * }</pre>
   *
   * <p>The copy shares this client's connections and threads. It need not be closed: closing it
   * ends only the copy, and closing the original ends its copies.
   *
   * @param changes sets the options that differ
   * @throws IllegalStateException if this client is closed
   */
  public PingNetworkClient with(Consumer<ClientOptions> changes) {
    Preconditions.present("changes", changes);
    return new PingNetworkClient(
        transport.with(settings -> changes.accept(new ClientOptions(settings))), journal);
  }

  /**
   * Closes the client. Running requests complete, event streams end, and new requests are rejected
   * with an {@link IllegalStateException}. Idempotent.
   */
  @Override
  public void close() {
    transport.close();
  }

  /** Builds a {@link PingNetworkClient}. */
  public static final class Builder extends ClientBuilder<Builder> {

    private Builder() {
      super(new ClientConfig(PROVIDER));
    }

    private Builder apiKeyFrom(UnaryOperator<String> environment) {
      settings().apiKeyFrom(environment);
      return this;
    }

    /**
     * {@return the client} It does not connect yet.
     *
     * @throws IllegalStateException if there is no API key
     * @throws IllegalArgumentException if the base URL is plain HTTP to another host than this one
     */
    public PingNetworkClient build() {
      ApiTransport transport = ApiTransport.of(settings(), PingNetworkAdapters::of);
      return new PingNetworkClient(transport, ClientJournal.of(transport));
    }
  }
}
