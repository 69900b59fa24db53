package dev.keyfob.latitude;

import dev.keyfob.ApiResponse;
import dev.keyfob.ClientBuilder;
import dev.keyfob.ClientOptions;
import dev.keyfob.OperationCaller;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.latitude.LatitudeDocument;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.PartialResponseId;
import dev.keyfob.internal.operation.OperationCalls;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.TimeSource;
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
 * A client for the credentials of the Latitude.sh API.
 *
 * <pre>{@code
 * try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
 *   IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_…");
 *   session.password().writeTo(Path.of("vpn-password"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. A program needs one client for each API key.
 *
 * @since 0.1.0
 */
public final class LatitudeClient implements OperationCaller, AutoCloseable {

  private static final ProviderInfo PROVIDER =
      new ProviderInfo(
          "Latitude.sh",
          LatitudeDocument.SERVER,
          List.of(
              "LATITUDESH_BEARER",
              "LATITUDESH_AUTH_TOKEN",
              "LATITUDE_AUTH_TOKEN",
              "LATITUDE_API_KEY"),
          false,
          Duration.ofSeconds(120),
          Duration.ofSeconds(65)); // the 429 that the provider documents asks for 60 s

  private final ApiTransport transport;
  private final OperationCalls operations;
  private final IssuanceLedger ledger;

  private LatitudeClient(ApiTransport transport, IssuanceLedger ledger) {
    this.transport = transport;
    this.operations =
        new OperationCalls(
            transport,
            VpnSessionsApi.class.getPackageName(),
            new OperationCalls.Issuances(
                ledger::begin,
                ledger.journal().recorder(),
                body -> PartialResponseId.in(body).orElse(null)));
    this.ledger = ledger;
  }

  /** {@return a builder that needs only an API key} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client with the API key from the environment: the first of {@code
   * LATITUDESH_BEARER}, {@code LATITUDESH_AUTH_TOKEN}, {@code LATITUDE_AUTH_TOKEN} and {@code
   * LATITUDE_API_KEY} that is set}
   *
   * @throws IllegalStateException if none is set; the message lists them
   */
  public static LatitudeClient fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static LatitudeClient fromEnvironment(UnaryOperator<String> environment) {
    return builder().apiKeyFrom(environment).build();
  }

  /** {@return the operations on VPN sessions, which lead into a site's private network} */
  public VpnSessions vpnSessions() {
    return new VpnSessions(transport, ledger);
  }

  /** {@return the operations on API keys} */
  public ApiKeys apiKeys() {
    return new ApiKeys(transport, ledger);
  }

  /**
   * {@return the operations on out-of-band connections: consoles that reach a server past its own
   * network}
   */
  public OutOfBandConnections outOfBandConnections() {
    return new OutOfBandConnections(transport, ledger.journal());
  }

  /**
   * {@return the operation that issues logins to a server's IPMI, its remote management controller}
   */
  public IpmiSessions ipmiSessions() {
    return new IpmiSessions(transport, ledger);
  }

  /** {@return the operations on servers, which lead to the ids of servers} */
  public Servers servers() {
    return new Servers(transport);
  }

  /** {@return the operations on public SSH keys, which out-of-band connections accept} */
  public SshKeys sshKeys() {
    return new SshKeys(transport);
  }

  /** {@return the list of projects, which group servers} */
  public Projects projects() {
    return new Projects(transport);
  }

  /** {@return the list of regions, which are the sites where servers can be} */
  public Regions regions() {
    return new Regions(transport);
  }

  /**
   * {@return the unfinished issuances in the journal, for alerts: their number and the age of the
   * oldest} Those that are running are not included. Sends no request.
   *
   * @throws IllegalStateException if the client has no journal
   * @throws dev.keyfob.journal.JournalException if the journal cannot be read
   */
  public PendingIssuances pendingIssuances() {
    return ledger.journal().recoverable();
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
    return ledger.journal().dismiss(pending);
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
   * LatitudeClient slow = latitude.with(options -> options.callTimeout(Duration.ofMinutes(5)).maxRetries(5));
   * }</pre>
   *
   * <p>The copy shares this client's connections and threads. It need not be closed: closing it
   * ends only the copy, and closing the original ends its copies.
   *
   * @param changes sets the options that differ
   * @throws IllegalStateException if this client is closed
   */
  public LatitudeClient with(Consumer<ClientOptions> changes) {
    Preconditions.present("changes", changes);
    return new LatitudeClient(
        transport.with(settings -> changes.accept(new ClientOptions(settings))), ledger);
  }

  /**
   * Closes the client. Running requests complete, and new ones are rejected with an {@link
   * IllegalStateException}. A multi-step operation that has not created anything yet stops. Leases
   * can still be closed. Idempotent.
   */
  @Override
  public void close() {
    transport.close();
  }

  /** Builds a {@link LatitudeClient}. */
  public static final class Builder extends ClientBuilder<Builder> {

    private Builder() {
      super(new ClientConfig(PROVIDER));
      settings().apiVersion(LatitudeDocument.VERSION);
    }

    /**
     * Sets the API version to send with each request. Default: the version this release was built
     * for.
     *
     * <p>Without it, the account's own setting decides, which changes when a key is rotated.
     *
     * @param version such as {@code 2023-06-01}
     * @return this builder
     */
    public Builder apiVersion(String version) {
      settings().apiVersion(version);
      return this;
    }

    /** Replaces the clock, for tests. */
    Builder timeSource(TimeSource time) {
      settings().timeSource(time);
      return this;
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
    public LatitudeClient build() {
      ApiTransport transport = ApiTransport.of(settings(), LatitudeAdapters::of);
      return new LatitudeClient(
          transport, new IssuanceLedger(transport.timeSource(), ClientJournal.of(transport)));
    }
  }
}
