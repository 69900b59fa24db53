package dev.keyfob.contract;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Issuance;
import dev.keyfob.Lease;
import dev.keyfob.Paged;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.GetVpnSessionsResponse;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.ServerData;
import dev.keyfob.generated.latitude.model.ServerList;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.generated.latitude.model.VpnSessionDataWithPassword;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import dev.keyfob.generated.pingnetwork.api.SessionsApi;
import dev.keyfob.generated.pingnetwork.api.ZonesApi;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.generated.pingnetwork.model.CreateSessionRequest;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.generated.pingnetwork.model.ZoneData;
import dev.keyfob.generated.pingnetwork.model.ZoneResponse;
import dev.keyfob.journal.Journal;
import dev.keyfob.journal.Journals;
import dev.keyfob.latitude.IpmiAccess;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedIpmiSession;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.NewSshKey;
import dev.keyfob.latitude.Server;
import dev.keyfob.latitude.ServerFilter;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.SshKey;
import dev.keyfob.pingnetwork.EventOptions;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.FacadeOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lists the methods of the facade that are not one request and one response of a contract. Each
 * entry makes a call and returns the credential that it issued. Each key names a method, then,
 * after a space, the method that is called on its result.
 */
final class ComposedOperations {

  private static final Executor HERE = Runnable::run;
  private static final NewApiKey KEY = NewApiKey.named("composed");
  private static final PostVpnSessionRequest VPN_SESSION =
      PostVpnSessionRequest.builder()
          .data(
              PostVpnSessionRequestData.builder()
                  .type(PostVpnSessionRequestDataType.VPN_SESSIONS)
                  .attributes(
                      PostVpnSessionRequestDataAttributes.builder()
                          .site(SiteCode.SAO)
                          .serverId("sv_1")
                          .build())
                  .build())
          .build();
  private static final CreateSessionRequest PING_SESSION =
      CreateSessionRequest.builder()
          .clientId("client")
          .connectionType(ConnectionType.VLESS)
          .zone("xx")
          .reusable(true)
          .build();
  private static final NewSession SESSION = NewSession.of("client", "xx").reusable(true);

  /**
   * The clients to call.
   *
   * @param latitude the sandbox's client for Latitude.sh
   * @param ping the sandbox's client for Ping Network
   * @param sandbox makes further clients
   */
  record Clients(LatitudeClient latitude, PingNetworkClient ping, Sandbox sandbox) {}

  static final Map<String, Function<Clients, Secret<String>>> ALL =
      Map.ofEntries(
          entry(
              "vpnSessions.issue(Site,String) execute",
              to -> to.latitude.vpnSessions().issue(Site.SAO, "sv_1").execute().password()),
          entry(
              "vpnSessions.issue(Site,String) recover(REISSUE) execute",
              to ->
                  to.latitude
                      .vpnSessions()
                      .issue(Site.SAO, "sv_1")
                      .recover(RecoveryAction.REISSUE)
                      .execute()
                      .password()),
          entry(
              "vpnSessions.issue(Site,String) recover(REVOKE) executeAsync",
              to ->
                  to.latitude
                      .vpnSessions()
                      .issue(Site.SAO, "sv_1")
                      .recover(RecoveryAction.REVOKE)
                      .executeAsync(HERE)
                      .join()
                      .password()),
          entry(
              "vpnSessions.issue(Site,String) deliverTo execute",
              to ->
                  delivered(
                      to.latitude.vpnSessions().issue(Site.SAO, "sv_1"),
                      IssuedVpnSession::password)),
          entry(
              "vpnSessions.issue(Site,String) recover deliverTo execute",
              to ->
                  delivered(
                      to.latitude
                          .vpnSessions()
                          .issue(Site.SAO, "sv_1")
                          .recover(RecoveryAction.REISSUE),
                      IssuedVpnSession::password)),
          entry(
              "vpnSessions.issue(Site,String) lease",
              to ->
                  refreshed(to.latitude.vpnSessions().issue(Site.SAO, "sv_1").lease()).password()),
          entry(
              "vpnSessions.issue(Site,String) recover leaseAsync",
              to ->
                  refreshed(
                          to.latitude
                              .vpnSessions()
                              .issue(Site.SAO, "sv_1")
                              .recover(RecoveryAction.REVOKE)
                              .leaseAsync(HERE)
                              .join())
                      .password()),
          entry(
              "vpnSessions.issue(Site,String) deliverTo lease",
              to ->
                  kept(
                      to.latitude.vpnSessions().issue(Site.SAO, "sv_1"),
                      IssuedVpnSession::password)),
          entry(
              "apiKeys.issue(NewApiKey) execute",
              to -> to.latitude.apiKeys().issue(KEY).execute().token()),
          entry(
              "apiKeys.issue(NewApiKey) recover(REISSUE) execute",
              to ->
                  to.latitude
                      .apiKeys()
                      .issue(KEY)
                      .recover(RecoveryAction.REISSUE)
                      .execute()
                      .token()),
          entry(
              "apiKeys.issue(NewApiKey) recover(REVOKE) executeAsync",
              to ->
                  to.latitude
                      .apiKeys()
                      .issue(KEY)
                      .recover(RecoveryAction.REVOKE)
                      .executeAsync(HERE)
                      .join()
                      .token()),
          entry(
              "apiKeys.issue(NewApiKey) deliverTo execute",
              to -> delivered(to.latitude.apiKeys().issue(KEY), IssuedApiKey::token)),
          entry(
              "apiKeys.issue(NewApiKey) recover deliverTo execute",
              to ->
                  delivered(
                      to.latitude.apiKeys().issue(KEY).recover(RecoveryAction.REISSUE),
                      IssuedApiKey::token)),
          entry(
              "apiKeys.issue(NewApiKey) lease",
              to -> refreshed(to.latitude.apiKeys().issue(KEY).lease()).token()),
          entry(
              "apiKeys.issue(NewApiKey) recover leaseAsync",
              to ->
                  refreshed(
                          to.latitude
                              .apiKeys()
                              .issue(KEY)
                              .recover(RecoveryAction.REVOKE)
                              .leaseAsync(HERE)
                              .join())
                      .token()),
          entry(
              "apiKeys.issue(NewApiKey) deliverTo lease",
              to -> kept(to.latitude.apiKeys().issue(KEY), IssuedApiKey::token)),
          entry(
              "outOfBandConnections.issue(String,String) execute",
              to ->
                  consolePassword(
                      to.latitude.outOfBandConnections().issue("sv_1", "ssh_1").execute())),
          entry(
              "outOfBandConnections.issue(String,String) deliverTo execute",
              to ->
                  delivered(
                      to.latitude.outOfBandConnections().issue("sv_1", "ssh_1"),
                      ComposedOperations::consolePassword)),
          entry(
              "outOfBandConnections.issue(String,String) deliverTo executeAsync",
              to ->
                  deliveredAsync(
                      to.latitude.outOfBandConnections().issue("sv_1", "ssh_1"),
                      ComposedOperations::consolePassword)),
          entry(
              "ipmiSessions.issue(String) execute",
              to -> to.latitude.ipmiSessions().issue("sv_1").execute().password()),
          entry(
              "ipmiSessions.issue(String) deliverTo execute",
              to ->
                  delivered(to.latitude.ipmiSessions().issue("sv_1"), IssuedIpmiSession::password)),
          entry(
              "ipmiSessions.issue(String) deliverTo executeAsync",
              to ->
                  deliveredAsync(
                      to.latitude.ipmiSessions().issue("sv_1"), IssuedIpmiSession::password)),
          entry("ipmiSessions.open(String)", to -> opened(to.latitude.ipmiSessions().open("sv_1"))),
          entry(
              "ipmiSessions.openAsync(String,Executor)",
              to -> opened(to.latitude.ipmiSessions().openAsync("sv_1", HERE).join())),
          entry("servers.list()", to -> login(to.latitude, ServerFilter.all())),
          entry(
              "servers.list(ServerFilter)",
              to -> login(to.latitude, ServerFilter.all().site(Site.SAO).status("on"))),
          entry("sshKeys.list()", to -> console(to.latitude)),
          entry(
              "projects.list()",
              to ->
                  login(
                      to.latitude,
                      ServerFilter.all().project(first(to.latitude.projects().list()).slug()))),
          entry(
              "regions.list()",
              to ->
                  to.latitude
                      .vpnSessions()
                      .create(first(to.latitude.regions().list()).site(), "sv_1")
                      .password()),
          entry(
              "ipmiSessions.open(Site,String)",
              to -> opened(to.latitude.ipmiSessions().open(Site.SAO, "sv_1"))),
          entry(
              "ipmiSessions.openAsync(Site,String,Executor)",
              to -> opened(to.latitude.ipmiSessions().openAsync(Site.SAO, "sv_1", HERE).join())),
          entry(
              "sessions.issue(NewSession) execute",
              to -> to.ping.sessions().issue(SESSION).execute().link()),
          entry(
              "sessions.issue(NewSession) deliverTo execute",
              to -> delivered(to.ping.sessions().issue(SESSION), IssuedSession::link)),
          entry(
              "sessions.issue(NewSession) deliverTo executeAsync",
              to -> deliveredAsync(to.ping.sessions().issue(SESSION), IssuedSession::link)),
          entry("sessions.events()", to -> heard(to, () -> to.ping.sessions().events())),
          entry(
              "sessions.events(EventOptions)",
              to -> heard(to, () -> to.ping.sessions().events(EventOptions.standard().buffer(1)))),
          entry(
              "LatitudeClient.call(Class,Function)",
              to ->
                  password(
                      to.latitude.call(
                          VpnSessionsApi.class, api -> api.postVpnSession(VPN_SESSION)))),
          entry(
              "LatitudeClient.callAsync(Class,Function)",
              to ->
                  password(
                      to.latitude
                          .callAsync(VpnSessionsApi.class, api -> api.postVpnSession(VPN_SESSION))
                          .join())),
          entry(
              "LatitudeClient.callForResponse(Class,Function)",
              to ->
                  password(
                      to.latitude
                          .callForResponse(
                              VpnSessionsApi.class, api -> api.postVpnSession(VPN_SESSION))
                          .body())),
          entry(
              "LatitudeClient.callForResponseAsync(Class,Function)",
              to ->
                  password(
                      to.latitude
                          .callForResponseAsync(
                              VpnSessionsApi.class, api -> api.postVpnSession(VPN_SESSION))
                          .join()
                          .body())),
          entry(
              "PingNetworkClient.call(Class,Function)",
              to -> link(to.ping.call(SessionsApi.class, api -> api.createSession(PING_SESSION)))),
          entry(
              "PingNetworkClient.callAsync(Class,Function)",
              to ->
                  link(
                      to.ping
                          .callAsync(SessionsApi.class, api -> api.createSession(PING_SESSION))
                          .join())),
          entry(
              "PingNetworkClient.callForResponse(Class,Function)",
              to ->
                  link(
                      to.ping
                          .callForResponse(
                              SessionsApi.class, api -> api.createSession(PING_SESSION))
                          .body())),
          entry(
              "PingNetworkClient.callForResponseAsync(Class,Function)",
              to ->
                  link(
                      to.ping
                          .callForResponseAsync(
                              SessionsApi.class, api -> api.createSession(PING_SESSION))
                          .join()
                          .body())),
          entry("LatitudeClient.pages(Class,BiFunction,Function)", to -> listed(to.latitude)),
          entry("PingNetworkClient.pages(Class,BiFunction,Function)", to -> listed(to.ping)),
          entry("LatitudeClient.pages(Class,Function,Function)", to -> paged(to.latitude)),
          entry("PingNetworkClient.pages(Class,Function,Function)", to -> unpaged(to.ping)),
          entry(
              "LatitudeClient.pendingIssuances()",
              to ->
                  afterLostSession(
                      to, client -> assertEquals(1, client.pendingIssuances().count()))),
          entry(
              "LatitudeClient.dismissPending(PendingIssuance)",
              to ->
                  afterLostSession(
                      to,
                      client ->
                          assertTrue(
                              client.dismissPending(client.pendingIssuances().list().get(0))))),
          entry(
              "vpnSessions.recoverPending(RecoveryAction,Function)",
              to ->
                  afterLostSession(
                      to,
                      client ->
                          assertEquals(
                              1,
                              client
                                  .vpnSessions()
                                  .recoverPending(RecoveryAction.REVOKE, null)
                                  .size()))),
          entry(
              "apiKeys.recoverPending(RecoveryAction,Function)",
              to ->
                  afterLostSession(
                      to,
                      client ->
                          assertEquals(
                              0,
                              client
                                  .apiKeys()
                                  .recoverPending(RecoveryAction.REVOKE, null)
                                  .size()))),
          entry(
              "PingNetworkClient.pendingIssuances()",
              to ->
                  afterLostLink(to, client -> assertEquals(1, client.pendingIssuances().count()))),
          entry(
              "PingNetworkClient.dismissPending(PendingIssuance)",
              to ->
                  afterLostLink(
                      to,
                      client ->
                          assertTrue(
                              client.dismissPending(client.pendingIssuances().list().get(0))))),
          entry(
              "LatitudeClient.with(Consumer)",
              to ->
                  to.latitude
                      .with(options -> options.maxRetries(0))
                      .vpnSessions()
                      .create(Site.SAO, "sv_1")
                      .password()),
          entry(
              "PingNetworkClient.with(Consumer)",
              to ->
                  to.ping
                      .with(options -> options.maxRetries(0))
                      .sessions()
                      .create(SESSION)
                      .link()));

  private ComposedOperations() {}

  /**
   * Loses the response of one creation, recovers with the client's journal, and creates another.
   */
  private static Secret<String> afterLostSession(Clients to, Consumer<LatitudeClient> recovery) {
    try (Journal journal = journal();
        LatitudeClient client = to.sandbox.latitude().journal(journal, "composed").build()) {
      to.sandbox.next("post-vpn-session", ConnectionCut.AFTER_CHANGE);
      assertThrows(
          OutcomeUnknownException.class, () -> client.vpnSessions().create(Site.SAO, "sv_1"));
      recovery.accept(client);
      return client.vpnSessions().create(Site.SAO, "sv_1").password();
    }
  }

  private static Secret<String> afterLostLink(Clients to, Consumer<PingNetworkClient> recovery) {
    try (Journal journal = journal();
        PingNetworkClient client = to.sandbox.pingNetwork().journal(journal, "composed").build()) {
      to.sandbox.next("createSession", ConnectionCut.AFTER_CHANGE);
      assertThrows(OutcomeUnknownException.class, () -> client.sessions().create(SESSION));
      recovery.accept(client);
      return client.sessions().create(SESSION).link();
    }
  }

  private static Journal journal() {
    try {
      return Journals.file(Files.createTempDirectory(Path.of("target"), "journal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secret<String> password(VpnSessionWithPassword body) {
    return body.data().attributes().password();
  }

  private static Secret<String> link(SessionResponse body) {
    return body.configurationLink();
  }

  private static <E> E first(Paged<E> list) {
    return list.iterator().next();
  }

  private static Secret<String> login(LatitudeClient latitude, ServerFilter filter) {
    Paged<Server> servers =
        filter.equals(ServerFilter.all())
            ? latitude.servers().list()
            : latitude.servers().list(filter);
    return latitude.ipmiSessions().create(first(servers).id()).password();
  }

  private static Secret<String> console(LatitudeClient latitude) {
    latitude.sshKeys().create(NewSshKey.of("one", FacadeOperations.PUBLIC_KEY));
    SshKey key = first(latitude.sshKeys().list());
    return consolePassword(latitude.outOfBandConnections().create("sv_1", key.id()));
  }

  private static Secret<String> listed(LatitudeClient latitude) {
    IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_1");
    Paged<VpnSessionDataWithPassword> sessions =
        latitude.pages(
            VpnSessionsApi.class,
            (api, page) -> api.getVpnSessions(SiteCode.SAO),
            GetVpnSessionsResponse::data);
    assertEquals(session.id(), sessions.iterator().next().id());
    return session.password();
  }

  private static Secret<String> listed(PingNetworkClient ping) {
    Secret<String> link = ping.sessions().create(SESSION).link();
    Paged<ZoneData> zones =
        ping.pages(ZonesApi.class, (api, page) -> api.listZones(), ZoneResponse::zones);
    assertTrue(zones.iterator().hasNext());
    return link;
  }

  /** Asserts that the sink received the caller's credential. */
  private static Secret<String> paged(LatitudeClient latitude) {
    Paged<ServerData> servers =
        latitude.pages(
            ServersApi.class,
            api -> api.getServers(ServersApi.GetServersParameters.builder().build()),
            ServerList::data);
    return latitude.ipmiSessions().create(first(servers).id()).password();
  }

  /** The provider has no list with pages. */
  private static Secret<String> unpaged(PingNetworkClient ping) {
    Secret<String> link = ping.sessions().create(SESSION).link();
    Paged<ZoneData> zones = ping.pages(ZonesApi.class, ZonesApi::listZones, ZoneResponse::zones);
    assertThrows(IllegalArgumentException.class, () -> first(zones));
    return link;
  }

  private static <T> Secret<String> delivered(
      Issuance<T> issuance, Function<T, Secret<String>> secret) {
    AtomicReference<T> taken = new AtomicReference<>();
    T issued = issuance.deliverTo(taken::set).execute();
    assertSame(issued, taken.get());
    return secret.apply(issued);
  }

  private static <T> Secret<String> deliveredAsync(
      Issuance<T> issuance, Function<T, Secret<String>> secret) {
    AtomicReference<T> taken = new AtomicReference<>();
    T issued = issuance.deliverTo(taken::set).executeAsync(HERE).join();
    assertSame(issued, taken.get());
    return secret.apply(issued);
  }

  /** Asserts that the sink has the newest secret of the lease. */
  private static <T> Secret<String> kept(
      RevocableIssuance<T> issuance, Function<T, Secret<String>> secret) {
    AtomicReference<T> taken = new AtomicReference<>();
    T newest = refreshed(issuance.deliverTo(taken::set).lease());
    assertSame(newest, taken.get());
    return secret.apply(newest);
  }

  private static Secret<String> consolePassword(IssuedOutOfBandConnection console) {
    return console.password();
  }

  private static <T> T refreshed(Lease<T> lease) {
    try (lease) {
      return lease.refresh();
    }
  }

  private static Secret<String> opened(IpmiAccess access) {
    try (access) {
      return access.ipmi().password();
    }
  }

  private static Secret<String> heard(Clients to, Supplier<SessionEvents> stream) {
    Secret<String> link = to.ping.sessions().create(SESSION).link();
    try (SessionEvents events = stream.get()) {
      var unused = events.poll(Duration.ofSeconds(30)).orElseThrow();
    }
    return link;
  }
}
