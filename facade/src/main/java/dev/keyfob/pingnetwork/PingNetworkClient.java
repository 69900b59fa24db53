package dev.keyfob.pingnetwork;

import dev.keyfob.ClientBuilder;
import dev.keyfob.ClientOptions;
import dev.keyfob.generated.pingnetwork.PingNetworkDocument;
import dev.keyfob.generated.pingnetwork.model.PingNetworkAdapters;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.text.Preconditions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The credentials of the Ping Network API.
 *
 * <pre>{@code
 * try (PingNetworkClient ping = PingNetworkClient.fromEnvironment()) {
 *   IssuedSession session = ping.sessions().create(NewSession.of("client-7", "us-east"));
 *   session.link().writeTo(Path.of("vless-link"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; one is enough for a program. {@link #close()} lets operations under
 * way come to their end, clean-up included; whoever begins another on a closed client gets an
 * {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public final class PingNetworkClient implements AutoCloseable {

  private static final ProviderInfo PROVIDER =
      new ProviderInfo(
          "Ping Network",
          PingNetworkDocument.SERVER,
          List.of("PINGNETWORK_API_KEY", "PING_NETWORK_API_KEY"));

  private final ApiTransport transport;

  private PingNetworkClient(ApiTransport transport) {
    this.transport = transport;
  }

  /** {@return a builder with everything set but the key} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client with the key from the environment: {@code PINGNETWORK_API_KEY} or {@code
   * PING_NETWORK_API_KEY}, whichever is set first}
   *
   * @throws IllegalStateException when none of them is; the message lists them
   */
  public static PingNetworkClient fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static PingNetworkClient fromEnvironment(UnaryOperator<String> environment) {
    return builder().apiKeyFrom(environment).build();
  }

  /** {@return the operations on VPN sessions} */
  public Sessions sessions() {
    return new Sessions(transport);
  }

  /** {@return the operation on the places that sessions can go out from} */
  public Zones zones() {
    return new Zones(transport);
  }

  /** {@return the operations on what clients may use} */
  public Limits limits() {
    return new Limits(transport);
  }

  /**
   * {@return a copy with other timeouts, retries, headers or another listener; everything else, the
   * key included, is as here}
   *
   * <pre>{@code
   * PingNetworkClient patient = ping.with(options -> options.callTimeout(Duration.ofMinutes(5)).maxRetries(5));
   * }</pre>
   *
   * <p>It uses this client's connections and threads, and costs next to nothing. Closing it ends
   * nothing but itself, and may be left undone; closing the client that it is a copy of closes it,
   * too.
   *
   * @param changes sets what is to differ
   * @throws IllegalStateException when this client is closed
   */
  public PingNetworkClient with(Consumer<ClientOptions> changes) {
    Preconditions.present("changes", changes);
    return new PingNetworkClient(
        transport.with(settings -> changes.accept(new ClientOptions(settings))));
  }

  /** Lets calls under way come to their end, and takes no new ones. Closing twice does no harm. */
  @Override
  public void close() {
    transport.close();
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "PingNetworkClient";
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
     * {@return the client} Connects to nothing yet.
     *
     * @throws IllegalStateException when no key has been given
     * @throws IllegalArgumentException when the base URL is plain http and that has not been
     *     allowed
     */
    public PingNetworkClient build() {
      return new PingNetworkClient(ApiTransport.of(settings(), PingNetworkAdapters::of));
    }
  }
}
