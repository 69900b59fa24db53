package consumer;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.ApiKeyChanges;
import dev.keyfob.latitude.IpmiAccess;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.LimitsChange;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.Zone;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.Sinks;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.vless.VlessLink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls the operations of both clients, and prints all results. */
public final class Main {

  private static final String SERVER = "sv_8NkvdyGKDeLpx";

  private Main() {}

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    List<CallReport> reports = Collections.synchronizedList(new ArrayList<>());
    Path folder = Path.of(args[2]);
    try (LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(args[0])
                .apiKey(System.getenv("LATITUDESH_BEARER"))
                .callTimeout(Duration.ofSeconds(60))
                .listener(reports::add)
                .build();
        PingNetworkClient ping =
            PingNetworkClient.builder()
                .baseUrl(args[1])
                .apiKey(() -> Secret.of(System.getenv("PINGNETWORK_API_KEY")))
                .maxRetries(1)
                .build()) {
      vpnSessions(latitude, folder);
      apiKeys(latitude, folder);
      consoles(latitude);
      refusals(latitude);
      pingNetwork(ping, folder);
    }
    show(reports);
  }

  private static void vpnSessions(LatitudeClient latitude, Path folder) throws IOException {
    IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, SERVER);
    session.password().writeTo(folder.resolve("vpn-password"));
    show(session, session.host(), session.remaining(Clock.systemUTC()), session.generated());
    for (VpnSession listed : latitude.vpnSessions().list(Site.of("SAO"))) {
      show(listed, listed.id(), listed.expiresAt());
    }
    CompletableFuture<IssuedVpnSession> again =
        latitude.vpnSessions().refreshPasswordAsync(session.id());
    show(again.join());
    latitude
        .vpnSessions()
        .issue(Site.SAO, SERVER)
        .deliverTo(
            Sinks.openVpnLogin(
                folder.resolve("vpn-login"),
                IssuedVpnSession::userName,
                IssuedVpnSession::password))
        .execute();
    try (Lease<IssuedVpnSession> lease = latitude.vpnSessions().issue(Site.SAO, SERVER).lease()) {
      lease.refresh();
      show(lease.credential());
    }
    latitude.vpnSessions().delete(session.id());
  }

  private static void apiKeys(LatitudeClient latitude, Path folder) {
    IssuedApiKey issued =
        latitude
            .apiKeys()
            .issue(NewApiKey.named("consumer").readOnly(true))
            .deliverTo(
                Sinks.dotenv(folder.resolve("dotenv"), "LATITUDESH_BEARER", IssuedApiKey::token))
            .execute();
    List<ApiKey> keys = latitude.apiKeys().list();
    ApiKey renamed = latitude.apiKeys().update(issued.id(), ApiKeyChanges.none().name("renamed"));
    show(issued, keys, renamed, latitude.apiKeys().rotate(issued.id()), issued.envelope());
    RevocableIssuance<IssuedApiKey> issuance = latitude.apiKeys().issue(NewApiKey.named("other"));
    IssuedApiKey recoverable = issuance.recover(RecoveryAction.REVOKE).execute();
    show(issuance, recoverable, recoverable.token());
    latitude.apiKeys().delete(issued.id());
  }

  private static void consoles(LatitudeClient latitude) {
    show(latitude.outOfBandConnections().create(SERVER, "ssh_3YjJOLMydvZ87"));
    Optional<IssuedOutOfBandConnection> found = latitude.outOfBandConnections().find(SERVER);
    show(found);
    try (IpmiAccess access = latitude.ipmiSessions().open(Site.SAO, SERVER)) {
      show(access, access.vpn(), access.ipmi(), access.ipmi().password());
    }
  }

  private static void refusals(LatitudeClient latitude) {
    try {
      latitude.with(options -> options.maxRetries(0)).vpnSessions().delete("vpn_nobodys");
      throw new IllegalStateException("there is no such session");
    } catch (NotFoundException refusal) {
      ApiException any = refusal;
      show(any, any.status(), any.errors(), any.body(), refusal.pathTemplate());
    } catch (OutcomeUnknownException unknown) {
      throw new IllegalStateException("a response arrived: " + unknown.candidates());
    } catch (KeyfobException other) {
      throw new IllegalStateException(other);
    }
  }

  private static void pingNetwork(PingNetworkClient ping, Path folder) {
    List<Zone> zones = ping.zones().list();
    IssuedSession session =
        ping.sessions()
            .issue(NewSession.of("customer-17", "de-fra").reusable(true))
            .deliverTo(Sinks.file(folder.resolve("vless-link"), IssuedSession::link))
            .execute();
    VlessLink link = session.vlessLink();
    Secret<Map<String, Object>> configuration = session.configuration();
    show(zones, session, link, link.host(), link.userId(), configuration);
    show(ping.sessions().status(session.id()), ping.sessions().pause(session.id()));
    show(ping.limits().client().update(LimitsChange.none().maxSessions(5).clearUploadSpeed()));
  }

  private static void show(Object... values) {
    for (Object value : values) {
      System.out.println(value);
      System.out.println(Map.of("in a map", List.of(String.valueOf(value))));
    }
  }
}
