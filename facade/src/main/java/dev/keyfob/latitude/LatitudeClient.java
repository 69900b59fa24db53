package dev.keyfob.latitude;

import dev.keyfob.ClientBuilder;
import dev.keyfob.ClientOptions;
import dev.keyfob.generated.latitude.LatitudeDocument;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.text.Preconditions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The credentials of the Latitude.sh API.
 *
 * <pre>{@code
 * try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
 *   IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_…");
 *   session.password().writeTo(Path.of("vpn-password"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; one is enough for a program. {@link #close()} lets operations under
 * way come to their end, clean-up included; whoever begins another on a closed client gets an
 * {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public final class LatitudeClient implements AutoCloseable {

  private static final ProviderInfo PROVIDER =
      new ProviderInfo(
          "Latitude.sh",
          LatitudeDocument.SERVER,
          List.of(
              "LATITUDESH_BEARER",
              "LATITUDESH_AUTH_TOKEN",
              "LATITUDE_AUTH_TOKEN",
              "LATITUDE_API_KEY"));

  private final ApiTransport transport;

  private LatitudeClient(ApiTransport transport) {
    this.transport = transport;
  }

  /** {@return a builder with everything set but the key} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client with the key from the environment: {@code LATITUDESH_BEARER}, {@code
   * LATITUDESH_AUTH_TOKEN}, {@code LATITUDE_AUTH_TOKEN} or {@code LATITUDE_API_KEY}, whichever is
   * set first}
   *
   * @throws IllegalStateException when none of them is; the message lists them
   */
  public static LatitudeClient fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  static LatitudeClient fromEnvironment(UnaryOperator<String> environment) {
    return builder().apiKeyFrom(environment).build();
  }

  /** {@return the operations on VPN sessions into a site's private network} */
  public VpnSessions vpnSessions() {
    return new VpnSessions(transport);
  }

  /** {@return the operations on keys for this API} */
  public ApiKeys apiKeys() {
    return new ApiKeys(transport);
  }

  /** {@return the operations on consoles to servers, past their own network} */
  public OutOfBandConnections outOfBandConnections() {
    return new OutOfBandConnections(transport);
  }

  /** {@return the operations on logins to servers' IPMI} */
  public IpmiSessions ipmiSessions() {
    return new IpmiSessions(transport);
  }

  /**
   * {@return a copy with other timeouts, retries, headers or another listener; everything else, the
   * key included, is as here}
   *
   * <pre>{@code
   * LatitudeClient patient = latitude.with(options -> options.callTimeout(Duration.ofMinutes(5)).maxRetries(5));
   * }</pre>
   *
   * <p>It uses this client's connections and threads, and costs next to nothing. Closing it ends
   * nothing but itself, and may be left undone; closing the client that it is a copy of closes it,
   * too.
   *
   * @param changes sets what is to differ
   * @throws IllegalStateException when this client is closed
   */
  public LatitudeClient with(Consumer<ClientOptions> changes) {
    Preconditions.present("changes", changes);
    return new LatitudeClient(
        transport.with(settings -> changes.accept(new ClientOptions(settings))));
  }

  /**
   * Lets operations under way come to their end, and begins no new ones; leases can still be
   * closed. One of several steps that has only looked so far makes nothing any more. Closing twice
   * does no harm.
   */
  @Override
  public void close() {
    transport.close();
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "LatitudeClient";
  }

  /** Builds a {@link LatitudeClient}. */
  public static final class Builder extends ClientBuilder<Builder> {

    private Builder() {
      super(new ClientConfig(PROVIDER));
      settings().apiVersion(LatitudeDocument.VERSION);
    }

    /**
     * The version of the API to speak, sent with every request; the one that this release was made
     * for unless set. Without it the account's own setting would decide, which changes when a key
     * is rotated.
     *
     * @param version as {@code 2023-06-01}
     * @return this builder
     */
    public Builder apiVersion(String version) {
      settings().apiVersion(version);
      return this;
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
    public LatitudeClient build() {
      return new LatitudeClient(ApiTransport.of(settings(), LatitudeAdapters::of));
    }
  }
}
