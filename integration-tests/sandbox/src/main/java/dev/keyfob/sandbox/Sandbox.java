package dev.keyfob.sandbox;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.Protocol;

/**
 * A server that implements both providers' APIs on the loopback address, for tests without network,
 * account or key. It validates every request by the provider's document. It stores created
 * resources until it is closed. Each credential is unique, starts with {@code CANARY-} and opens
 * nothing.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(); LatitudeClient latitude = sandbox.latitude().build()) {
 *   sandbox.next(ConnectionCut.AFTER_CHANGE);
 *   assertThrows(OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.SAO, "sv_1"));
 * }
 * }</pre>
 *
 * <p>With JUnit 5, {@link SandboxExtension} starts a sandbox for each test. The first sandbox of a
 * process takes about a second to read the documents; further ones start in milliseconds.
 *
 * <p>Thread-safe. Sandboxes share no state, so tests may run in parallel.
 *
 * @since 0.1.0
 */
public final class Sandbox implements AutoCloseable {

  private final CredentialFactory credentials = new CredentialFactory();
  private final FaultPlan faults = new FaultPlan();
  private final List<ProviderServer> providers = new ArrayList<>();
  private final ProviderServer latitude;
  private final ProviderServer pingNetwork;
  private final boolean http2;

  private final VpnSessionEndpoints vpnSessions = new VpnSessionEndpoints();
  private final OutOfBandEndpoints outOfBand = new OutOfBandEndpoints();
  private final ServerEndpoints servers;

  private Sandbox(Protocol protocol, int latitudePort, int pingNetworkPort) throws IOException {
    http2 = protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    ApiKeyEndpoints apiKeys = new ApiKeyEndpoints();
    ApiDocument latitudeDocument = ApiDocument.of("latitude-sh");
    servers = new ServerEndpoints(latitudeDocument);
    latitude =
        listening(
            protocol,
            latitudePort,
            new ProviderSandbox(
                latitudeDocument,
                new LatitudeErrors(),
                Secret.of("CANARY-key-of-latitude-sandbox"),
                apiKeys::isToken,
                credentials,
                List.of(
                    vpnSessions,
                    apiKeys,
                    outOfBand,
                    new IpmiEndpoints(),
                    servers,
                    new SshKeyEndpoints(),
                    new ProjectEndpoints(latitudeDocument))));
    pingNetwork =
        listening(
            protocol,
            pingNetworkPort,
            new ProviderSandbox(
                ApiDocument.of("ping-network"),
                new PingNetworkErrors(),
                Secret.of("CANARY-key-of-ping-network-sandbox"),
                other -> false,
                credentials,
                List.of(new PingSessionEndpoints(), new PingLimitEndpoints())));
  }

  /**
   * The API of one provider and the server that it runs on.
   *
   * @param api the API
   * @param server the server
   */
  private record ProviderServer(ProviderSandbox api, LoopbackServer server) {

    String url() {
      return server.url(api.basePath());
    }
  }

  private ProviderServer listening(Protocol protocol, int port, ProviderSandbox api)
      throws IOException {
    ProviderServer provider =
        new ProviderServer(
            api, LoopbackServer.start(new SandboxDispatcher(api, faults), protocol, port));
    providers.add(provider);
    return provider;
  }

  /**
   * {@return a new, empty sandbox} It listens on two free ports of the loopback address.
   *
   * @throws UncheckedIOException if it cannot listen
   */
  public static Sandbox start() {
    return start(Protocol.HTTP_1_1, 0, 0);
  }

  /**
   * {@return a new, empty sandbox that speaks only HTTP/2 without TLS} Its clients need an
   * OkHttpClient with {@link Protocol#H2_PRIOR_KNOWLEDGE}. Use {@link StreamReset} in place of
   * {@link ConnectionCut}.
   */
  public static Sandbox startHttp2() {
    return start(Protocol.H2_PRIOR_KNOWLEDGE, 0, 0);
  }

  /** Listens on the given ports of the loopback address; 0 stands for any free one. */
  static Sandbox onPorts(int latitude, int pingNetwork) {
    return start(Protocol.HTTP_1_1, latitude, pingNetwork);
  }

  private static Sandbox start(Protocol protocol, int latitudePort, int pingNetworkPort) {
    try {
      return new Sandbox(protocol, latitudePort, pingNetworkPort);
    } catch (IOException noPort) {
      throw new UncheckedIOException(
          "the sandbox could not listen on this machine's loopback address", noPort);
    }
  }

  /**
   * {@return a builder for a client of this sandbox's Latitude.sh API; the caller closes the
   * client}
   */
  public LatitudeClient.Builder latitude() {
    return LatitudeClient.builder().baseUrl(latitudeUrl()).apiKey(latitudeKey());
  }

  /** {@return the base URL for a LatitudeClient} */
  public String latitudeUrl() {
    return latitude.url();
  }

  /**
   * {@return a key that the Latitude.sh API accepts} It also accepts the tokens of API keys created
   * in this sandbox.
   */
  public Secret<String> latitudeKey() {
    return latitude.api().key();
  }

  /**
   * {@return a builder for a client of this sandbox's Ping Network API; the caller closes the
   * client}
   */
  public PingNetworkClient.Builder pingNetwork() {
    return PingNetworkClient.builder().baseUrl(pingNetworkUrl()).apiKey(pingNetworkKey());
  }

  /** {@return the base URL for a PingNetworkClient} */
  public String pingNetworkUrl() {
    return pingNetwork.url();
  }

  /** {@return the only key that the Ping Network API accepts} */
  public Secret<String> pingNetworkKey() {
    return pingNetwork.api().key();
  }

  /**
   * Plans faults for the next requests of any operation.
   *
   * @param planned one fault for each request, in this order
   */
  public void next(Fault... planned) {
    requireFitting(planned);
    faults.add(planned);
  }

  /**
   * Plans faults for the next requests of one operation. They come before faults that were planned
   * for any operation.
   *
   * @param operationId the operation's id in the document, such as {@code post-vpn-session}; {@link
   *     #requests()} lists those that were called
   * @param planned one fault for each request, in this order
   * @throws IllegalArgumentException if no document has such an operation, or for {@link
   *     ConnectionCut#BEFORE_READING}, which applies before the operation is known
   */
  public void next(String operationId, Fault... planned) {
    if (providers.stream().noneMatch(provider -> provider.api().has(operationId))) {
      throw new IllegalArgumentException(
          "no document has the operation "
              + operationId
              + "; there are "
              + providers.stream()
                  .map(provider -> provider.api().operationIds().toString())
                  .collect(Collectors.joining(" and ")));
    }
    requireFitting(planned);
    faults.add(operationId, planned);
  }

  private void requireFitting(Fault... planned) {
    for (Fault fault : planned) {
      if (http2 ? fault instanceof ConnectionCut : fault instanceof StreamReset) {
        throw new IllegalArgumentException(
            "a ConnectionCut is for HTTP/1, a StreamReset for HTTP/2");
      }
    }
  }

  /**
   * Sets how long new VPN sessions exist. Default: 1 minute, as in the document's examples; the
   * provider does not document it. An expired session is not listed, and requests for it are
   * answered with 404.
   *
   * @param lifetime the lifetime; zero: new sessions have expired already
   * @throws IllegalArgumentException if the lifetime is negative
   */
  public void sessionLifetime(Duration lifetime) {
    if (lifetime.isNegative()) {
      throw new IllegalArgumentException("lifetime is negative");
    }
    vpnSessions.setLifetime(lifetime);
  }

  /**
   * Adds a server to the list. The list also has the servers of the document's example.
   *
   * @param serverId the server
   * @param hostname the hostname
   * @param site the site
   */
  public void addServer(String serverId, String hostname, Site site) {
    servers.add(serverId, hostname, site.value());
  }

  /**
   * Sets the site of a server. Default: SAO, as in the document's example.
   *
   * @param serverId the server
   * @param site the site
   */
  public void serverSite(String serverId, Site site) {
    servers.setSite(serverId, site.value());
  }

  /**
   * Sets whether new out-of-band connections have a password. Default: yes. Latitude.sh sends none
   * for a server that was deployed without SSH keys.
   *
   * @param sent whether a password is sent
   */
  public void outOfBandPasswords(boolean sent) {
    outOfBand.setPasswords(sent);
  }

  /**
   * Limits the requests to the Latitude.sh API in a minute. Further ones are answered with 429 and
   * the seconds to wait. Default: no limit. The provider documents 60 reads and 20 other requests.
   *
   * @param reads the {@code GET} requests in a minute
   * @param changes all other requests in a minute
   * @throws IllegalArgumentException if a limit is negative
   */
  public void latitudeRateLimit(int reads, int changes) {
    if (reads < 0 || changes < 0) {
      throw new IllegalArgumentException("a limit is negative");
    }
    latitude.api().rateLimit().set(reads, changes);
  }

  /** Removes all planned faults. */
  public void clearFaults() {
    faults.clear();
  }

  /**
   * {@return all credentials issued so far, oldest first} Those whose response was lost are
   * included.
   */
  public List<IssuedCredential> issued() {
    return credentials.all();
  }

  /**
   * Clears the list of issued credentials, which grows with each one. The credentials stay valid.
   */
  public void forgetIssued() {
    credentials.forget();
  }

  /** {@return the number of open connections to both APIs} */
  public int openConnections() {
    return providers.stream().mapToInt(provider -> provider.server().openConnections()).sum();
  }

  /**
   * {@return the number of requests read so far, by operationId} Rejected and cut requests count.
   */
  public Map<String, Integer> requests() {
    Map<String, Integer> all = new TreeMap<>();
    providers.forEach(
        provider ->
            provider.api().requests().forEach((id, count) -> all.merge(id, count, Integer::sum)));
    return all;
  }

  /**
   * {@return the violations of the documents in requests so far} A wrong key is not a violation. A
   * failure of the sandbox itself is included.
   */
  public List<String> violations() {
    List<String> all = new ArrayList<>();
    providers.forEach(provider -> all.addAll(provider.api().violations()));
    return all;
  }

  /**
   * Stops listening and closes all connections. Waits up to five seconds for each API until running
   * requests complete. Closing again has no effect.
   */
  @Override
  public void close() {
    providers.forEach(provider -> provider.server().close());
  }
}
