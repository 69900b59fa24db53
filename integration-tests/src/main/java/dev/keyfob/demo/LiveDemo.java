package dev.keyfob.demo;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The demo with the real services. It announces what it is going to create and creates only what
 * its parameters name. It never shows a secret. At its end, even after a failure, it deletes what
 * the APIs can delete.
 *
 * <p>Parameters: {@code tour.site} and {@code tour.server} for the VPN session, {@code tour.server}
 * and {@code tour.sshKey} for the console, {@code tour.zone} and {@code tour.client} for Ping
 * Network; the API key needs none.
 */
final class LiveDemo {

  private LiveDemo() {}

  static void run(PrintStream out, DemoParameters parameters) {
    run(out, parameters, LatitudeClient::fromEnvironment, PingNetworkClient::fromEnvironment);
  }

  /**
   * Runs the demo. If an API key is missing, the client's supplier throws an {@link
   * IllegalStateException}.
   */
  static void run(
      PrintStream out,
      DemoParameters parameters,
      Supplier<LatitudeClient> latitudes,
      Supplier<PingNetworkClient> pings) {
    List<String> noKey = new ArrayList<>();
    try (LatitudeClient latitude = orNull(latitudes, noKey);
        PingNetworkClient ping = orNull(pings, noKey);
        DemoLeases leases = new DemoLeases(out)) {
      List<DemoStep> steps = new ArrayList<>();
      if (latitude != null) {
        steps.addAll(latitude(latitude, leases, parameters));
      }
      if (ping != null) {
        steps.addAll(ping(ping, parameters));
      }
      announce(out, steps, noKey);
      new DemoRunner(out).go(steps);
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

  private static List<DemoStep> latitude(
      LatitudeClient latitude, DemoLeases leases, DemoParameters given) {
    String keyName = "keyfob-demo-" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return List.of(
        DemoStep.of(
            "Latitude.sh: list the servers", () -> latitude.servers().list().stream().toList()),
        DemoStep.of(
            "Latitude.sh: list the SSH keys", () -> latitude.sshKeys().list().stream().toList()),
        new DemoStep(
            "Latitude.sh: create a VPN session",
            "a VPN session at site " + given.get("site") + ", for server " + given.get("server"),
            false,
            given.missing("site", "server"),
            () ->
                leases.add(
                    latitude
                        .vpnSessions()
                        .issue(Site.of(given.get("site")), given.get("server"))
                        .lease())),
        DemoStep.of("Latitude.sh: list the VPN sessions", () -> latitude.vpnSessions().list()),
        new DemoStep(
            "Latitude.sh: create a read-only API key",
            "the read-only API key " + keyName,
            false,
            List.of(),
            () ->
                leases.add(
                    latitude.apiKeys().issue(NewApiKey.named(keyName).readOnly(true)).lease())),
        DemoStep.of("Latitude.sh: list the API keys", () -> latitude.apiKeys().list()),
        new DemoStep(
            "Latitude.sh: open an out-of-band console",
            "an out-of-band connection to server " + given.get("server"),
            true,
            given.missing("server", "sshKey"),
            () ->
                latitude.outOfBandConnections().create(given.get("server"), given.get("sshKey"))));
  }

  private static List<DemoStep> ping(PingNetworkClient ping, DemoParameters given) {
    return List.of(
        DemoStep.of("Ping Network: list the zones", () -> ping.zones().list()),
        new DemoStep(
            "Ping Network: create a session",
            "a session of client " + given.get("client") + " in zone " + given.get("zone"),
            true,
            given.missing("client", "zone"),
            () -> ping.sessions().create(NewSession.of(given.get("client"), given.get("zone")))));
  }

  private static void announce(PrintStream out, List<DemoStep> steps, List<String> noKey) {
    out.println("Keyfob demo, with the real services.");
    noKey.forEach(reason -> out.println("Skipped: " + reason));
    if (steps.isEmpty()) {
      throw new IllegalStateException(
          "no API key for either provider: set one in the environment, or omit -Dtour.live");
    }
    list(out, steps, false, "It will create, and delete at its end:");
    if (list(out, steps, true, "It will create, and the API cannot delete:")) {
      out.println(
          "These stay until you delete them in the provider's dashboard, or until they expire.");
    }
    out.println("Secrets are neither shown nor stored.");
    out.println();
  }

  private static boolean list(
      PrintStream out, List<DemoStep> steps, boolean stays, String heading) {
    List<String> creates =
        steps.stream()
            .filter(step -> step.isPossible() && step.stays() == stays && !step.creates().isEmpty())
            .map(DemoStep::creates)
            .toList();
    if (creates.isEmpty()) {
      return false;
    }
    out.println(heading);
    creates.forEach(what -> out.println("  - " + what));
    return true;
  }
}
