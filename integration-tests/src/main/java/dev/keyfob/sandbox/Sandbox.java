package dev.keyfob.sandbox;

import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Protocol;

/**
 * Both providers' APIs on this machine, without a network, an account or a key. Every request is held to the provider's
 * document; what is created is kept until the sandbox is closed; every credential made is different, begins with {@code
 * CANARY-}, and opens nothing.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start();
 *     LatitudeClient latitude =
 *         LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(sandbox.latitudeKey()).build()) {
 *   sandbox.next(Cut.AFTER_CHANGE);
 *   assertThrows(OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.SAO, "sv_1"));
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

  private final Mint mint = new Mint();
  private final FaultPlan faults = new FaultPlan();
  private final ApiKeys apiKeys = new ApiKeys();
  private final ProviderSandbox latitude =
      new ProviderSandbox(
          ApiDocument.of("latitude-sh"),
          new LatitudeErrors(),
          Secret.of("CANARY-key-of-latitude-sandbox"),
          apiKeys::isToken,
          mint,
          List.of(new VpnSessions(), apiKeys, new OutOfBandConnections(), new IpmiSessions(), new Servers()));
  private final ProviderSandbox pingNetwork =
      new ProviderSandbox(
          ApiDocument.of("ping-network"),
          new PingNetworkErrors(),
          Secret.of("CANARY-key-of-ping-network-sandbox"),
          other -> false,
          mint,
          List.of(new PingSessions(), new PingLimits()));
  private final LoopbackServer latitudeServer;
  private final LoopbackServer pingNetworkServer;

  private final boolean http2;

  private Sandbox(Protocol protocol) throws IOException {
    http2 = protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    latitudeServer = LoopbackServer.start(new SandboxDispatcher(latitude, faults), protocol);
    pingNetworkServer = LoopbackServer.start(new SandboxDispatcher(pingNetwork, faults), protocol);
  }

  /** A sandbox in which nothing has been made yet. */
  public static Sandbox start() {
    return start(Protocol.HTTP_1_1);
  }

  /**
   * The same, but it speaks HTTP/2 without TLS and nothing else, so a client needs an OkHttpClient of {@link
   * Protocol#H2_PRIOR_KNOWLEDGE}. A {@link Cut} is of HTTP/1; here it is a {@link Reset}.
   */
  public static Sandbox startHttp2() {
    return start(Protocol.H2_PRIOR_KNOWLEDGE);
  }

  private static Sandbox start(Protocol protocol) {
    try {
      return new Sandbox(protocol);
    } catch (IOException noPort) {
      throw new UncheckedIOException("the sandbox could not listen on this machine's loopback address", noPort);
    }
  }

  /** The base URL to give to a LatitudeClient. */
  public String latitudeUrl() {
    return latitudeServer.url(latitude.basePath());
  }

  /** A key that the Latitude.sh side accepts; it accepts the tokens of the API keys made there, too. */
  public Secret<String> latitudeKey() {
    return latitude.key();
  }

  /** The base URL to give to a PingNetworkClient. */
  public String pingNetworkUrl() {
    return pingNetworkServer.url(pingNetwork.basePath());
  }

  /** The only key that the Ping Network side accepts. */
  public Secret<String> pingNetworkKey() {
    return pingNetwork.key();
  }

  /** What is to go wrong with the next requests, whatever they are for: one fault for each, in this order. */
  public void next(Fault... planned) {
    requireFitting(planned);
    faults.add(planned);
  }

  /** What is to go wrong with the next requests for one operation, before what was planned for all. */
  public void next(String operationId, Fault... planned) {
    requireFitting(planned);
    faults.add(operationId, planned);
  }

  private void requireFitting(Fault... planned) {
    for (Fault fault : planned) {
      if (http2 ? fault instanceof Cut : fault instanceof Reset) {
        throw new IllegalArgumentException("a Cut is for HTTP/1, a Reset for HTTP/2");
      }
    }
  }

  /** Forgets whatever was still planned to go wrong. */
  public void calm() {
    faults.clear();
  }

  /** Every credential made so far, also those whose answer never arrived. */
  public List<Minted> minted() {
    return mint.all();
  }

  /** How many requests have been read for each operation, by operationId; refused and cut ones count. */
  public Map<String, Integer> requests() {
    Map<String, Integer> all = latitude.requests();
    pingNetwork.requests().forEach((id, count) -> all.merge(id, count, Integer::sum));
    return all;
  }

  /**
   * What was wrong with requests so far, measured by the documents; a wrong key does not count. A failure of the
   * sandbox itself is in here too.
   */
  public List<String> violations() {
    List<String> all = new ArrayList<>(latitude.violations());
    all.addAll(pingNetwork.violations());
    return all;
  }

  /** Stops listening. Closing twice does no harm. */
  @Override
  public void close() {
    latitudeServer.close();
    pingNetworkServer.close();
  }
}
