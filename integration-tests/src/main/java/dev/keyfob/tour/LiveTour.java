package dev.keyfob.tour;

import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The walk through the real services. It says what it will create before it does, creates only what its parameters ask
 * for, and never reveals a secret.
 *
 * <p>Parameters: {@code tour.site} and {@code tour.server} for the VPN session, {@code tour.server} and {@code
 * tour.sshKey} for the console, {@code tour.zone} and {@code tour.client} for Ping Network; the API key needs none.
 */
final class LiveTour {

  private LiveTour() {}

  static void run(PrintStream out, TourParameters parameters) {
    run(out, parameters, LatitudeClient::fromEnvironment, PingNetworkClient::fromEnvironment);
  }

  /** With clients that throw {@link IllegalStateException} when there is no key for them. */
  static void run(
      PrintStream out,
      TourParameters parameters,
      Supplier<LatitudeClient> latitudes,
      Supplier<PingNetworkClient> pings) {
    List<String> noKey = new ArrayList<>();
    try (LatitudeClient latitude = orNull(latitudes, noKey);
        PingNetworkClient ping = orNull(pings, noKey)) {
      List<Step> steps = new ArrayList<>();
      if (latitude != null) {
        steps.addAll(latitude(latitude, parameters));
      }
      if (ping != null) {
        steps.add(ping(ping, parameters));
      }
      announce(out, steps, noKey);
      new Walk(out).go(steps);
    }
  }

  private static <C> C orNull(Supplier<C> client, List<String> noKey) {
    try {
      return client.get();
    } catch (IllegalStateException withoutKey) {
      noKey.add(withoutKey.getMessage());
      return null;
    }
  }

  private static List<Step> latitude(LatitudeClient latitude, TourParameters given) {
    String keyName = "keyfob-tour-" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return List.of(
        new Step(
            "Latitude.sh: create a VPN session",
            "a VPN session at site " + given.get("site") + ", for server " + given.get("server"),
            given.missing("site", "server"),
            () -> latitude.vpnSessions().create(Site.of(given.get("site")), given.get("server"))),
        Step.of("Latitude.sh: list the VPN sessions", () -> latitude.vpnSessions().list()),
        new Step(
            "Latitude.sh: create a read-only API key",
            "the read-only API key " + keyName,
            List.of(),
            () -> latitude.apiKeys().create(NewApiKey.named(keyName).readOnly(true))),
        new Step(
            "Latitude.sh: open an out-of-band console",
            "an out-of-band connection to server " + given.get("server"),
            given.missing("server", "sshKey"),
            () -> latitude.outOfBandConnections().create(given.get("server"), given.get("sshKey"))));
  }

  private static Step ping(PingNetworkClient ping, TourParameters given) {
    return new Step(
        "Ping Network: create a session",
        "a session of client " + given.get("client") + " in zone " + given.get("zone"),
        given.missing("client", "zone"),
        () -> ping.sessions().create(NewSession.of(given.get("client"), given.get("zone"))));
  }

  private static void announce(PrintStream out, List<Step> steps, List<String> noKey) {
    out.println("Keyfob's tour, through the real services.");
    noKey.forEach(reason -> out.println("Left out: " + reason));
    if (steps.isEmpty()) {
      throw new IllegalStateException(
          "no key for either provider: set one in the environment, or leave -Dtour.live out");
    }
    List<String> left =
        steps.stream().filter(Step::isPossible).map(Step::leaves).filter(what -> !what.isEmpty()).toList();
    if (!left.isEmpty()) {
      out.println("It will create, and this version of Keyfob cannot remove again:");
      left.forEach(what -> out.println("  - " + what));
      out.println("Remove them in the provider's dashboard, or leave them to expire where they do. Their secrets are");
      out.println("neither shown nor kept.");
    }
    out.println();
  }
}
