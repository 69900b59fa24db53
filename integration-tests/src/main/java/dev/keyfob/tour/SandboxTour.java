package dev.keyfob.tour;

import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The walk that needs no network, no account and no key. */
final class SandboxTour {

  private SandboxTour() {}

  static void run(PrintStream out, Sandbox sandbox) {
    out.println("Keyfob's tour, in its sandbox: nothing leaves this machine, and every credential is made up.");
    out.println();
    try (LatitudeClient latitude =
            LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(sandbox.latitudeKey()).build();
        PingNetworkClient ping =
            PingNetworkClient.builder().baseUrl(sandbox.pingNetworkUrl()).apiKey(sandbox.pingNetworkKey()).build()) {
      new Walk(out).go(steps(latitude, ping));
    }
    summary(out, sandbox);
  }

  private static List<Step> steps(LatitudeClient latitude, PingNetworkClient ping) {
    List<IssuedVpnSession> issued = new ArrayList<>();
    return List.of(
        Step.of(
            "Latitude.sh: create a VPN session into Sao Paulo, and print it",
            () -> {
              issued.add(latitude.vpnSessions().create(Site.SAO, "sv_LMmAD8wyqwop2"));
              return issued.get(0);
            }),
        Step.of(
            "Latitude.sh: list the VPN sessions in Sao Paulo, without their passwords",
            () -> latitude.vpnSessions().list(Site.SAO)),
        Step.of(
            "Latitude.sh: create a read-only API key for one network",
            () -> latitude.apiKeys().create(NewApiKey.named("tour").readOnly(true).allowedIps("192.0.2.0/24"))),
        Step.of(
            "Latitude.sh: open an out-of-band console to a server",
            () -> latitude.outOfBandConnections().create("sv_8NkvdyGKDeLpx", "ssh_3YjJOLMydvZ87")),
        Step.of(
            "Ping Network: create a VLESS session for a client",
            () -> ping.sessions().create(NewSession.of("client-7", "us-east").reusable(true))),
        Step.of(
            "Ask for one secret by name: the VPN session's password().reveal()",
            () -> issued.get(0).password().reveal()));
  }

  private static void summary(PrintStream out, Sandbox sandbox) {
    if (!sandbox.violations().isEmpty()) {
      throw new IllegalStateException("the documents do not allow what was sent: " + sandbox.violations());
    }
    int requests = sandbox.requests().values().stream().mapToInt(Integer::intValue).sum();
    out.println();
    out.printf(
        "Done: %d requests, each as the documents want it. The sandbox made %d credentials; the only one printed is the"
            + " one asked for.%n",
        requests, sandbox.minted().size());
  }
}
