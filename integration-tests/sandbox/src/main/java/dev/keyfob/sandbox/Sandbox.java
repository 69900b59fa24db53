package dev.keyfob.sandbox;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.Protocol;

/**
 * Both providers' APIs on this machine, without a network, an account or a key. Every request is
 * held to the provider's document; what is created is kept until the sandbox is closed; every
 * credential made is different, begins with {@code CANARY-}, and opens nothing.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(); LatitudeClient latitude = sandbox.latitude().build()) {
 *   sandbox.next(ConnectionCut.AFTER_CHANGE);
 *   assertThrows(OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.SAO, "sv_1"));
 * }
 * }</pre>
 *
 * <p>With JUnit 5, {@link SandboxExtension} starts one for each test. The first one in a process
 * takes a few seconds, in which the documents are read; any other one next to nothing.
 *
 * <p>Thread-safe. Sandboxes share nothing, so that tests may run in parallel.
 *
 * @since 0.1.0
 */
public final class Sandbox implements AutoCloseable {

  private final CredentialFactory credentials = new CredentialFactory();
  private final FaultPlan faults = new FaultPlan();
  private final List<Side> sides = new ArrayList<>();
  private final Side latitude;
  private final Side pingNetwork;
  private final boolean http2;

  private Sandbox(Protocol protocol) throws IOException {
    http2 = protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    ApiKeyEndpoints apiKeys = new ApiKeyEndpoints();
    latitude =
        listening(
            protocol,
            new ProviderSandbox(
                ApiDocument.of("latitude-sh"),
                new LatitudeErrors(),
                Secret.of("CANARY-key-of-latitude-sandbox"),
                apiKeys::isToken,
                credentials,
                List.of(
                    new VpnSessionEndpoints(),
                    apiKeys,
                    new OutOfBandEndpoints(),
                    new IpmiEndpoints(),
                    new ServerEndpoints())));
    pingNetwork =
        listening(
            protocol,
            new ProviderSandbox(
                ApiDocument.of("ping-network"),
                new PingNetworkErrors(),
                Secret.of("CANARY-key-of-ping-network-sandbox"),
                other -> false,
                credentials,
                List.of(new PingSessionEndpoints(), new PingLimitEndpoints())));
  }

  /**
   * One provider.
   *
   * @param api its API
   * @param server where that is
   */
  private record Side(ProviderSandbox api, LoopbackServer server) {

    String url() {
      return server.url(api.basePath());
    }
  }

  private Side listening(Protocol protocol, ProviderSandbox api) throws IOException {
    Side side = new Side(api, LoopbackServer.start(new SandboxDispatcher(api, faults), protocol));
    sides.add(side);
    return side;
  }

  /**
   * {@return a sandbox in which nothing has been made yet} It listens on this machine's loopback
   * address alone, on two free ports.
   *
   * @throws UncheckedIOException when it cannot
   */
  public static Sandbox start() {
    return start(Protocol.HTTP_1_1);
  }

  /**
   * {@return the same, but it speaks HTTP/2 without TLS and nothing else, so a client needs an
   * OkHttpClient of {@link Protocol#H2_PRIOR_KNOWLEDGE}} A {@link ConnectionCut} is of HTTP/1; here
   * it is a {@link StreamReset}.
   */
  public static Sandbox startHttp2() {
    return start(Protocol.H2_PRIOR_KNOWLEDGE);
  }

  private static Sandbox start(Protocol protocol) {
    try {
      return new Sandbox(protocol);
    } catch (IOException noPort) {
      throw new UncheckedIOException(
          "the sandbox could not listen on this machine's loopback address", noPort);
    }
  }

  /** {@return a builder for a client of this sandbox's Latitude.sh; whoever builds it closes it} */
  public LatitudeClient.Builder latitude() {
    return LatitudeClient.builder().baseUrl(latitudeUrl()).apiKey(latitudeKey());
  }

  /** {@return the base URL to give to a LatitudeClient} */
  public String latitudeUrl() {
    return latitude.url();
  }

  /**
   * {@return a key that the Latitude.sh side accepts} It accepts the tokens of the API keys made
   * there, too.
   */
  public Secret<String> latitudeKey() {
    return latitude.api().key();
  }

  /**
   * {@return a builder for a client of this sandbox's Ping Network; whoever builds it closes it}
   */
  public PingNetworkClient.Builder pingNetwork() {
    return PingNetworkClient.builder().baseUrl(pingNetworkUrl()).apiKey(pingNetworkKey());
  }

  /** {@return the base URL to give to a PingNetworkClient} */
  public String pingNetworkUrl() {
    return pingNetwork.url();
  }

  /** {@return the only key that the Ping Network side accepts} */
  public Secret<String> pingNetworkKey() {
    return pingNetwork.api().key();
  }

  /**
   * What is to go wrong with the next requests, whatever they are for.
   *
   * @param planned one fault for each request, in this order
   */
  public void next(Fault... planned) {
    requireFitting(planned);
    faults.add(planned);
  }

  /**
   * What is to go wrong with the next requests for one operation, before what was planned for all.
   *
   * @param operationId as the document has it, such as {@code post-vpn-session}; {@link
   *     #requests()} shows which have been asked for
   * @param planned one fault for each request, in this order
   * @throws IllegalArgumentException when no document has such an operation, or for {@link
   *     ConnectionCut#BEFORE_READING}, which comes before anybody can tell what the request is for
   */
  public void next(String operationId, Fault... planned) {
    if (sides.stream().noneMatch(side -> side.api().has(operationId))) {
      throw new IllegalArgumentException(
          "no document has the operation "
              + operationId
              + "; there are "
              + sides.stream()
                  .map(side -> side.api().operationIds().toString())
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

  /** Forgets whatever was still planned to go wrong. */
  public void clearFaults() {
    faults.clear();
  }

  /**
   * {@return every credential made so far, also those whose response never arrived, oldest first}
   */
  public List<IssuedCredential> issued() {
    return credentials.all();
  }

  /**
   * Forgets which credentials were made so far, which otherwise fills the memory of whoever has
   * millions made.
   */
  public void forgetIssued() {
    credentials.forget();
  }

  /** {@return how many connections are open, to all sides} */
  public int openConnections() {
    return sides.stream().mapToInt(side -> side.server().openConnections()).sum();
  }

  /**
   * {@return how many requests have been read for each operation, by operationId; refused and cut
   * ones count}
   */
  public Map<String, Integer> requests() {
    Map<String, Integer> all = new TreeMap<>();
    sides.forEach(
        side -> side.api().requests().forEach((id, count) -> all.merge(id, count, Integer::sum)));
    return all;
  }

  /**
   * {@return what was wrong with requests so far, measured by the documents; a wrong key does not
   * count} A failure of the sandbox itself is in here too.
   */
  public List<String> violations() {
    List<String> all = new ArrayList<>();
    sides.forEach(side -> all.addAll(side.api().violations()));
    return all;
  }

  /**
   * Stops listening, and closes all connections. Waits for what is being answered, up to five
   * seconds for each API; a {@link Delay} or a {@link MalformedResponse} that takes longer ends
   * after that by itself. Closing twice does no harm.
   */
  @Override
  public void close() {
    sides.forEach(side -> side.server().close());
  }
}
