package dev.keyfob.demo;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.latitude.ApiKeyChanges;
import dev.keyfob.latitude.IpmiAccess;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sink.Sinks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The part of the demo that calls the Latitude.sh API. */
final class LatitudeDemo {

  private static final String SERVER = "sv_8NkvdyGKDeLpx";

  private final Sandbox sandbox;
  private final LatitudeClient latitude;
  private final DemoFolder folder;
  private IssuedVpnSession session;
  private IssuedApiKey key;

  LatitudeDemo(Sandbox sandbox, LatitudeClient latitude, DemoFolder folder) {
    this.sandbox = sandbox;
    this.latitude = latitude;
    this.folder = folder;
  }

  List<DemoStep> steps() {
    return Stream.of(vpnSession(), apiKey(), servers()).flatMap(List::stream).toList();
  }

  private List<DemoStep> vpnSession() {
    return List.of(
        DemoStep.of(
            "Latitude.sh: create a VPN session in Sao Paulo and write its login to a file for OpenVPN",
            () -> {
              Path file = folder.file("auth-user-pass");
              session =
                  latitude
                      .vpnSessions()
                      .issue(Site.SAO, SERVER)
                      .deliverTo(
                          Sinks.openVpnLogin(
                              file, IssuedVpnSession::userName, IssuedVpnSession::password))
                      .execute();
              return List.of(session, folder.describe(file));
            }),
        DemoStep.of(
            "... list the sessions; lists contain no passwords",
            () -> latitude.vpnSessions().list(Site.SAO)),
        DemoStep.of(
            "... replace its password",
            () -> {
              session = latitude.vpnSessions().refreshPassword(session.id());
              return session;
            }),
        DemoStep.of(
            "... show the password, which only password().reveal() does",
            () -> session.password().reveal()),
        DemoStep.of(
            "... delete it",
            () -> {
              latitude.vpnSessions().delete(session.id());
              return "remaining: " + latitude.vpnSessions().list();
            }),
        DemoStep.of(
            "... create another; the response breaks off; it is found again, and given another password",
            () -> {
              sandbox.next("post-vpn-session", ConnectionCut.WITHIN_RESPONSE);
              return latitude
                  .vpnSessions()
                  .issue(Site.SAO, SERVER)
                  .recover(RecoveryAction.REISSUE)
                  .execute();
            }),
        DemoStep.of(
            "... lease one: refreshed on request, removed when the lease is closed",
            () -> {
              try (Lease<IssuedVpnSession> lease =
                  latitude.vpnSessions().issue(Site.SAO, SERVER).lease()) {
                return List.of(lease.credential(), lease.refresh());
              }
            }));
  }

  private List<DemoStep> apiKey() {
    return List.of(
        DemoStep.of(
            "Latitude.sh: create an API key and write its token to a dotenv file",
            () -> {
              Path file = folder.file("latitude.env");
              key =
                  latitude
                      .apiKeys()
                      .issue(NewApiKey.named("demo"))
                      .deliverTo(Sinks.dotenv(file, "LATITUDESH_BEARER", IssuedApiKey::token))
                      .execute();
              return List.of(key, folder.describe(file));
            }),
        DemoStep.of("... list the keys; lists contain no tokens", () -> latitude.apiKeys().list()),
        DemoStep.of(
            "... make it read-only, for one network",
            () ->
                latitude
                    .apiKeys()
                    .update(
                        key.id(), ApiKeyChanges.none().readOnly(true).allowedIps("192.0.2.0/24"))),
        DemoStep.of("... replace its token", () -> latitude.apiKeys().rotate(key.id())),
        DemoStep.of(
            "... delete it",
            () -> {
              latitude.apiKeys().delete(key.id());
              return "remaining: " + latitude.apiKeys().list();
            }));
  }

  private List<DemoStep> servers() {
    return List.of(
        DemoStep.of(
            "Latitude.sh: open a serial console of a server (out-of-band connection)",
            () -> latitude.outOfBandConnections().create(SERVER, "ssh_3YjJOLMydvZ87")),
        DemoStep.of(
            "... find its login again",
            () -> latitude.outOfBandConnections().find(SERVER).orElseThrow()),
        DemoStep.of(
            "Latitude.sh: open a server's IPMI (remote management): a login and a VPN session, deleted on close",
            () -> {
              try (IpmiAccess access = latitude.ipmiSessions().open(SERVER)) {
                return List.of(access.vpn(), access.ipmi());
              }
            }),
        DemoStep.of("... create the login alone", () -> latitude.ipmiSessions().create(SERVER)));
  }
}
