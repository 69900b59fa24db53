package dev.keyfob.demo;

import dev.keyfob.Lease;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewSshKey;
import dev.keyfob.latitude.Server;
import dev.keyfob.latitude.ServerFilter;
import dev.keyfob.latitude.SshKey;
import java.util.List;

/** The part of the demo that starts with an API key alone and ends at a server's console. */
final class ConsoleDemo {

  private static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR demo";

  private final LatitudeClient latitude;
  private Server server;
  private SshKey sshKey;

  ConsoleDemo(LatitudeClient latitude) {
    this.latitude = latitude;
  }

  List<DemoStep> steps() {
    return List.of(
        DemoStep.of(
            "Latitude.sh, from an API key to a console: find a server by its hostname",
            () -> {
              ServerFilter filter = ServerFilter.all().hostname("server-1.example");
              server = latitude.servers().list(filter).iterator().next();
              return server;
            }),
        DemoStep.of(
            "... upload a public SSH key",
            () -> {
              sshKey = latitude.sshKeys().create(NewSshKey.of("demo", PUBLIC_KEY));
              return latitude.sshKeys().get(sshKey.id());
            }),
        DemoStep.of(
            "... open a console of the server for that key",
            () -> latitude.outOfBandConnections().create(server.id(), sshKey.id())),
        DemoStep.of(
            "... lease a VPN session to the server's site",
            () -> {
              try (Lease<IssuedVpnSession> lease =
                  latitude.vpnSessions().issue(server.site(), server.id()).lease()) {
                return lease.credential();
              }
            }),
        DemoStep.of(
            "... delete the SSH key",
            () -> {
              latitude.sshKeys().delete(sshKey.id());
              return "remaining: " + latitude.sshKeys().list().stream().toList();
            }),
        DemoStep.of(
            "Latitude.sh: list the projects", () -> latitude.projects().list().stream().toList()),
        DemoStep.of("... list the regions", () -> latitude.regions().list().stream().toList()));
  }
}
