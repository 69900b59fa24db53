package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.JournalException;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.RecordingJournal;
import dev.keyfob.sink.SecretSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalledIssuanceTest {

  @StartStop final MockWebServer http = new MockWebServer();
  @TempDir java.nio.file.Path folder;
  private final VpnServer server = new VpnServer();
  private final FakeTimeSource timing = new FakeTimeSource();
  private RecordingJournal journal;
  private LatitudeClient client;

  @BeforeEach
  void open() {
    http.setDispatcher(server);
    journal = new RecordingJournal(folder.resolve("journal"), server.log);
    client =
        LatitudeClient.builder()
            .baseUrl(http.url("/").toString())
            .apiKey("CANARY-key")
            .timeSource(timing)
            .journal(journal, "team")
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    journal.close();
  }

  private IssuedVpnSession create() {
    return client.vpnSessions().create(Site.SAO, "sv_1");
  }

  @Test
  void intentIsRecordedBeforeTheRequestAndTheIdAfterIt() {
    client.vpnSessions().list();
    server.log.clear();
    IssuedVpnSession session = create();
    assertEquals(
        List.of("begin post-vpn-session SAO sv_1", "POST /vpn_sessions", "RETURNED vpn_1"),
        server.log);
    assertTrue(session.journalled());
  }

  @Test
  void firstIssuanceListsToLearnTheServersTime() {
    create();
    assertEquals("GET /vpn_sessions", server.log.get(0));
    Instant date = Instant.parse("2026-01-14T15:57:20Z");
    assertEquals(date, journal.intents.get(0).serverTime());
    assertEquals(Duration.ofMinutes(2), journal.intents.get(0).maxDuration());
  }

  @Test
  void serverTimeIsEstimatedFromTheLastResponse() {
    client.vpnSessions().list();
    timing.pass(30_000);
    create();
    assertEquals(1, server.log.stream().filter(line -> line.startsWith("GET")).count());
    assertEquals(Instant.parse("2026-01-14T15:57:50Z"), journal.intents.get(0).serverTime());
  }

  @Test
  void oldServerTimeIsNotUsed() {
    client.vpnSessions().list();
    timing.pass(601_000);
    create();
    assertEquals(2, server.log.stream().filter(line -> line.startsWith("GET")).count());
  }

  @Test
  void issuesNothingIfTheIntentCannotBeRecorded() {
    client.vpnSessions().list();
    journal.failing = true;
    TransportException failure = assertThrows(TransportException.class, this::create);
    assertInstanceOf(JournalException.class, failure.getCause());
    assertTrue(failure.getMessage().contains("the journal could not record"));
    assertEquals(List.of("GET /vpn_sessions"), server.log);
  }

  @Test
  void messageOfUnknownJournalIsNotShown() {
    client.vpnSessions().list();
    journal.failure = new IllegalStateException("password=CANARY-database");
    journal.failing = true;
    TransportException failure = assertThrows(TransportException.class, this::create);
    assertFalse(String.valueOf(failure.getCause()).contains("CANARY"));
  }

  @Test
  void returnsTheCredentialIfTheJournalFailsAfterTheRequest() {
    client.vpnSessions().list();
    server.afterCreation = () -> journal.failing = true;
    try (CapturedLog log = new CapturedLog()) {
      IssuedVpnSession session = create();
      assertFalse(session.journalled());
      assertTrue(
          log.lines().stream().anyMatch(line -> line.contains("the journal could not record")));
    }
  }

  @Test
  void recordsLateWhatCouldNotBeRecorded() {
    client.vpnSessions().list();
    server.afterCreation = () -> journal.failing = true;
    create();
    server.afterCreation = () -> {};
    journal.failing = false;
    create();
    assertEquals(List.of(), journal.pending());
    assertTrue(server.log.contains("RETURNED vpn_1"));
  }

  @Test
  void rejectedCreationIsFinished() {
    server.nextFaults("POST", answer -> answer.code(422).body("{}"));
    assertThrows(UnprocessableEntityException.class, this::create);
    assertEquals("NOT_ISSUED null", server.log.get(server.log.size() - 1));
    assertEquals(List.of(), journal.pending());
  }

  @Test
  void retryAfterA429HasOneEntry() {
    server.nextFaults("POST", answer -> answer.code(429).setHeader("Retry-After", "1").body("{}"));
    create();
    assertEquals(1, journal.intents.size());
  }

  @Test
  void creationWithLostResponseIsPending() {
    server.nextFaults("POST", VpnServer.CUT);
    assertThrows(OutcomeUnknownException.class, this::create);
    PendingIssuance pending = journal.pending().get(0);
    assertEquals(IssuanceState.LOST, pending.state());
    assertNull(pending.credentialId());
    assertEquals("SAO", pending.intent().subject());
    assertEquals("sv_1", pending.intent().target());
  }

  @Test
  void idIsRecordedBeforeTheSinkGetsTheCredential() {
    SecretSink<IssuedVpnSession> sink = session -> server.log.add("sink");
    client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(sink).execute();
    assertEquals(
        List.of("POST /vpn_sessions", "ISSUED vpn_1", "sink", "DELIVERED vpn_1"),
        server.log.subList(2, server.log.size()));
  }

  @Test
  void failedDeliveryIsRecordedAsRevoked() {
    SecretSink<IssuedVpnSession> sink =
        session -> {
          throw new java.io.IOException("full");
        };
    assertThrows(
        DeliveryFailedException.class,
        () -> client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(sink).execute());
    assertEquals("REVOKED vpn_1", server.log.get(server.log.size() - 1));
  }

  @Test
  void credentialThatCannotBeRevokedStaysPending() {
    server.nextFaults(
        "DELETE",
        VpnServer.BAD_GATEWAY,
        VpnServer.BAD_GATEWAY,
        VpnServer.BAD_GATEWAY,
        VpnServer.BAD_GATEWAY);
    SecretSink<IssuedVpnSession> sink =
        session -> {
          throw new java.io.IOException("full");
        };
    assertThrows(
        DeliveryFailedException.class,
        () -> client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(sink).execute());
    assertEquals("vpn_1", journal.pending().get(0).credentialId());
    assertEquals(IssuanceState.LOST, journal.pending().get(0).state());
  }

  @Test
  void closedLeaseIsRecordedAsRevoked() {
    try (Lease<IssuedVpnSession> lease = client.vpnSessions().issue(Site.SAO, "sv_1").lease()) {
      assertTrue(lease.credential().journalled());
    }
    assertEquals("REVOKED vpn_1", server.log.get(server.log.size() - 1));
  }

  @Test
  void refreshIsRecordedWithItsCredential() {
    List<IssuedVpnSession> stored = new ArrayList<>();
    try (Lease<IssuedVpnSession> lease =
        client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(stored::add).lease()) {
      lease.refresh();
    }
    assertEquals("vpn_1", journal.intents.get(1).credentialId());
    assertTrue(server.log.contains("DELIVERED vpn_1"));
    assertEquals(List.of(), journal.pending());
  }

  @Test
  void recoveryIsRecordedUnderTheIssuanceThatItRecovers() {
    server.nextFaults("POST", VpnServer.CUT);
    IssuedVpnSession session =
        client.vpnSessions().issue(Site.SAO, "sv_1").recover(RecoveryAction.REISSUE).execute();
    assertTrue(session.journalled());
    assertEquals(1, journal.intents.size());
    assertTrue(server.log.contains("take vpn_1"));
    assertEquals("RETURNED vpn_1", server.log.get(server.log.size() - 1));
  }

  @Test
  void recoveryThatRevokesIsRecorded() {
    server.nextFaults("POST", VpnServer.CUT);
    assertThrows(
        IssuanceRevokedException.class,
        () ->
            client.vpnSessions().issue(Site.SAO, "sv_1").recover(RecoveryAction.REVOKE).execute());
    assertEquals("REVOKED vpn_1", server.log.get(server.log.size() - 1));
  }

  @Test
  void recoveryChangesNothingIfTheJournalFails() {
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation = () -> journal.failing = true;
    assertThrows(
        OutcomeUnknownException.class,
        () ->
            client.vpnSessions().issue(Site.SAO, "sv_1").recover(RecoveryAction.REVOKE).execute());
    assertTrue(server.log.stream().noneMatch(line -> line.startsWith("DELETE")));
  }

  @Test
  void callIsRecordedWithItsOperation() {
    PostVpnSessionRequest request =
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
    client.call(VpnSessionsApi.class, api -> api.postVpnSession(request));
    assertEquals("post-vpn-session", journal.intents.get(0).operationId());
    assertNull(journal.intents.get(0).subject());
    assertTrue(server.log.contains("RETURNED vpn_1"));
  }

  @Test
  void listingIsNotRecorded() {
    client.vpnSessions().list();
    assertEquals(List.of(), journal.intents);
  }

  @Test
  void cancelledFutureIsPending() throws InterruptedException {
    client.vpnSessions().list();
    server.nextFaults("POST", VpnServer.SILENT);
    CountDownLatch created = new CountDownLatch(1);
    server.afterCreation = created::countDown;
    CompletableFuture<IssuedVpnSession> future = client.vpnSessions().createAsync(Site.SAO, "sv_1");
    assertTrue(created.await(30, TimeUnit.SECONDS));
    future.cancel(true);
    assertEquals(IssuanceState.LOST, journal.pending().get(0).state());
  }

  @Test
  void copyOfClientRecords() {
    try (LatitudeClient copy = client.with(options -> options.callTimeout(Duration.ofSeconds(7)))) {
      copy.vpnSessions().create(Site.SAO, "sv_1");
    }
    assertEquals(Duration.ofSeconds(7), journal.intents.get(0).maxDuration());
  }

  @Test
  void serverErrorOfTheListingThatTellsTheTimeIsTheCause() {
    server.nextFaults(
        "GET",
        answer -> answer.code(500).body("{}"),
        answer -> answer.code(500).body("{}"),
        answer -> answer.code(500).body("{}"));
    TransportException failure = assertThrows(TransportException.class, this::create);
    assertInstanceOf(ServerErrorException.class, failure.getCause());
  }
}
