package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.journal.IssuanceIntent;
import dev.keyfob.journal.IssuanceScope;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.JournalEntry;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.RecordingJournal;
import dev.keyfob.journal.RecoveredIssuance;
import dev.keyfob.journal.RecoveredIssuance.Result;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recovery of issuances whose process was killed, from its journal. */
class PendingRecoveryTest {

  @StartStop final MockWebServer http = new MockWebServer();
  @TempDir Path folder;
  private final VpnServer server = new VpnServer();
  private final FakeTimeSource timing = new FakeTimeSource();
  private final List<String> stored = new ArrayList<>();
  private RecordingJournal journal;
  private LatitudeClient client;

  @BeforeEach
  void open() {
    http.setDispatcher(server);
    start("team");
  }

  private void start(String account) {
    journal = new RecordingJournal(folder.resolve("journal"), server.log);
    client =
        LatitudeClient.builder()
            .baseUrl(http.url("/").toString())
            .apiKey("CANARY-key")
            .timeSource(timing)
            .journal(journal, account)
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    journal.close();
  }

  /** Ends the process, and starts the next one after all that it sent has been applied. */
  private void kill() {
    kill("team");
  }

  private void kill(String account) {
    close();
    server.now = server.now.plusSeconds(30);
    server.log.clear();
    start(account);
  }

  private JournalEntry begin() {
    return begin("SAO", "sv_1", null, server.now);
  }

  private JournalEntry begin(
      String site, String target, @Nullable String id, @Nullable Instant serverTime) {
    return journal.begin(
        new IssuanceIntent(
            new IssuanceScope(http.url("/").toString(), "team"),
            "host/1",
            id == null ? "post-vpn-session" : "put-vpn-session",
            id == null ? site : null,
            id == null ? target : null,
            id,
            serverTime,
            Duration.ofSeconds(1)));
  }

  private final SecretSink<IssuedVpnSession> sink =
      new SecretSink<>() {
        @Override
        public void accept(IssuedVpnSession session) {
          stored.add("accept " + session.id());
        }

        @Override
        public void replace(IssuedVpnSession session) {
          stored.add("replace " + session.id());
        }
      };

  private List<RecoveredIssuance> revoke() {
    return client.vpnSessions().recoverPending(RecoveryAction.REVOKE, null);
  }

  private List<RecoveredIssuance> reissue() {
    return reissue(pending -> sink);
  }

  private List<RecoveredIssuance> reissue(
      Function<PendingIssuance, SecretSink<IssuedVpnSession>> sinks) {
    return client.vpnSessions().recoverPending(RecoveryAction.REISSUE, sinks);
  }

  private static RecoveredIssuance only(List<RecoveredIssuance> results) {
    assertEquals(1, results.size());
    return results.get(0);
  }

  private long changes() {
    return server.log.stream()
        .filter(line -> line.startsWith("DELETE") || line.startsWith("PATCH"))
        .count();
  }

  private void assertUntouched(Result result, RecoveredIssuance recovered) {
    assertEquals(result, recovered.result());
    assertEquals(0, changes());
    assertEquals(1, client.pendingIssuances().count());
  }

  @Test
  void lostSessionIsRevoked() {
    begin();
    String id = server.add("SAO");
    kill();
    RecoveredIssuance recovered = only(revoke());
    assertEquals(Result.REVOKED, recovered.result());
    assertEquals(id, recovered.credentialId());
    assertEquals(0, server.sessions.size());
    assertEquals(0, client.pendingIssuances().count());
  }

  @Test
  void lostSessionIsReissuedToTheSink() {
    begin();
    String id = server.add("SAO");
    kill();
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("accept " + id), stored);
    assertEquals(0, client.pendingIssuances().count());
  }

  @Test
  void requestIsSentOnlyAfterTheIdIsTaken() {
    begin();
    String id = server.add("SAO");
    kill();
    revoke();
    assertEquals(
        List.of("GET /vpn_sessions", "take " + id, "DELETE /vpn_sessions/" + id, "REVOKED " + id),
        server.log);
  }

  @Test
  void issuanceThatWasNeverSentIsFinished() {
    begin();
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, client.pendingIssuances().count());
  }

  @Test
  void nothingIsListedIfNothingIsPending() {
    kill();
    assertEquals(List.of(), revoke());
    assertEquals(List.of(), server.log);
  }

  @Test
  void deliveredSessionIsLeftAlone() {
    client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(sink).execute();
    kill();
    assertEquals(List.of(), revoke());
    assertEquals(1, server.sessions.size());
  }

  @Test
  void sessionThatASinkMayHaveIsReplaced() {
    JournalEntry entry = begin();
    String id = server.add("SAO");
    journal.record(entry, IssuanceState.ISSUED, id);
    kill();
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("replace " + id), stored);
  }

  @Test
  void gatewayPageForTheDeletionProvesNothing() {
    begin();
    server.add("SAO");
    kill();
    VpnServer.ResponseFault page =
        response ->
            VpnServer.json(404, "<html>not found</html>").setHeader("Content-Type", "text/html");
    server.nextFaults("DELETE", page, page, page, page);
    RecoveredIssuance recovered = only(revoke());
    assertEquals(Result.FAILED, recovered.result());
    assertEquals(1, client.pendingIssuances().count());
  }

  @Test
  void issuanceOfWhichOnlyTheOperationIsKnownIsReported() {
    begin(null, null, null, server.now);
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void reissueOfUnknownIdIsReported() {
    journal.begin(
        new IssuanceIntent(
            new IssuanceScope(http.url("/").toString(), "team"),
            "host/1",
            "put-vpn-session",
            null,
            null,
            null,
            server.now,
            Duration.ofSeconds(1)));
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void reissueBeforeARunningOneIsLeft() {
    String id = server.add("SAO");
    begin(null, null, id, server.now);
    kill();
    begin(null, null, id, server.now);
    assertEquals(Result.TOO_EARLY, only(reissue()).result());
    assertEquals(0, changes());
  }

  @Test
  void errorOfTheSinkKeepsTheCredential() {
    begin();
    server.add("SAO");
    kill();
    RecoveredIssuance recovered =
        only(
            reissue(
                pending ->
                    session -> {
                      throw new AssertionError("CANARY-sink");
                    }));
    assertEquals(Result.FAILED, recovered.result());
    assertTrue(
        assertInstanceOf(DeliveryFailedException.class, recovered.failure())
            .credential(IssuedVpnSession.class)
            .isPresent());
  }

  @Test
  void credentialIsKeptIfAnotherProcessClaimsItMeanwhile() {
    begin();
    server.add("SAO");
    kill();
    server.nextFaults(
        "PATCH",
        response -> {
          journal.claimedByOther = true;
          return response;
        });
    RecoveredIssuance recovered = only(reissue());
    assertEquals(Result.FAILED, recovered.result());
    assertInstanceOf(DeliveryFailedException.class, recovered.failure());
    assertEquals(List.of(), stored);
  }

  @Test
  void credentialIsDeliveredIfTheJournalFailsMeanwhile() {
    begin();
    String id = server.add("SAO");
    kill();
    server.nextFaults(
        "PATCH",
        response -> {
          journal.failing = true;
          return response;
        });
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("accept " + id), stored);
  }

  @Test
  void sessionOfACancelledFutureIsRevokedInTheJournal() {
    List<Runnable> tasks = new ArrayList<>();
    var future = client.vpnSessions().issue(Site.SAO, "sv_1").executeAsync(tasks::add);
    server.afterCreation = () -> future.cancel(false);
    tasks.get(0).run();
    assertTrue(server.log.contains("REVOKED vpn_1"), server.log.toString());
  }

  @Test
  void revokedSessionIsFinished() {
    JournalEntry entry = begin();
    journal.record(entry, IssuanceState.ISSUED, "vpn_gone");
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, client.pendingIssuances().count());
  }

  @Test
  void sessionOfAnotherIssuanceIsLeftAlone() {
    begin();
    IssuedVpnSession other = client.vpnSessions().create(Site.SAO, "sv_2");
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertTrue(server.sessions.containsKey(other.id()));
  }

  @Test
  void oneSessionMoreThanIssuancesIsUnclear() {
    begin();
    server.add("SAO");
    server.add("SAO");
    kill();
    RecoveredIssuance recovered = only(revoke());
    assertUntouched(Result.UNCLEAR, recovered);
    assertEquals(List.of("vpn_1", "vpn_2"), recovered.candidates());
  }

  @Test
  void severalKilledIssuancesAreAllRevoked() {
    for (int i = 0; i < 5; i++) {
      begin();
    }
    for (int i = 0; i < 4; i++) {
      server.add("SAO");
    }
    kill();
    List<RecoveredIssuance> results = revoke();
    assertEquals(4, results.stream().filter(each -> each.result() == Result.REVOKED).count());
    assertEquals(1, results.stream().filter(each -> each.result() == Result.NOT_FOUND).count());
    assertEquals(0, server.sessions.size());
  }

  @Test
  void sessionsForDifferentServersAreNotMixedUp() {
    begin();
    begin("SAO", "sv_2", null, server.now);
    server.add("SAO");
    kill();
    assertEquals(
        List.of(Result.UNCLEAR, Result.UNCLEAR),
        reissue().stream().map(RecoveredIssuance::result).toList());
    assertEquals(0, changes());
  }

  @Test
  void sessionAtAnotherSiteIsLeftAlone() {
    begin();
    server.add("NYC");
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, changes());
  }

  @Test
  void olderSessionIsLeftAlone() {
    server.add("SAO");
    server.now = server.now.plusSeconds(10);
    begin();
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, changes());
  }

  @Test
  void youngerSessionIsLeftAlone() {
    begin();
    server.now = server.now.plusSeconds(20);
    server.add("SAO");
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, changes());
  }

  @Test
  void issuanceWhoseRequestMayStillBeAppliedIsLeft() {
    begin();
    server.add("SAO");
    server.now = server.now.minusSeconds(20);
    kill();
    assertUntouched(Result.TOO_EARLY, only(revoke()));
  }

  @Test
  void issuanceWithoutServerTimeIsReported() {
    begin("SAO", "sv_1", null, null);
    server.add("SAO");
    kill();
    RecoveredIssuance recovered = only(revoke());
    assertUntouched(Result.UNCLEAR, recovered);
    assertEquals(List.of("vpn_1"), recovered.candidates());
  }

  @Test
  void listingThatMayBeAPageProvesNothing() {
    begin();
    for (int i = 0; i < 10; i++) {
      server.add(i == 0 ? "SAO" : "NYC");
    }
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void cachedListingProvesNothing() {
    begin();
    kill();
    server.nextFaults("GET", answer -> answer.setHeader("Age", "60"));
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void idInTheJournalThatDoesNotFitIsLeftAlone() {
    JournalEntry entry = begin();
    String id = server.add("NYC");
    journal.record(entry, IssuanceState.ISSUED, id);
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void idInTheJournalOfAnOlderSessionIsLeftAlone() {
    String id = server.add("SAO");
    server.now = server.now.plusSeconds(60);
    JournalEntry entry = begin();
    journal.record(entry, IssuanceState.ISSUED, id);
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void maliciousIdIsNotSent() {
    JournalEntry entry = begin();
    journal.record(entry, IssuanceState.ISSUED, "../api_keys/tok_1");
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void maliciousSubjectIsNotSent() {
    begin(" ", "sv_1", null, server.now);
    server.add("SAO");
    kill();
    assertEquals(Result.NOT_FOUND, only(revoke()).result());
    assertEquals(0, changes());
  }

  @Test
  void otherAccountIsLeftAlone() {
    begin();
    server.add("SAO");
    kill("other");
    assertEquals(List.of(), revoke());
    assertEquals(0, client.pendingIssuances().count());
    assertEquals(1, journal.pending().size());
  }

  @Test
  void interruptedRefreshIsReissued() {
    String id = server.add("SAO");
    begin("SAO", null, id, server.now);
    kill();
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("replace " + id), stored);
  }

  @Test
  void interruptedRefreshIsNeverRevoked() {
    String id = server.add("SAO");
    begin("SAO", null, id, server.now);
    kill();
    assertUntouched(Result.UNCLEAR, only(revoke()));
  }

  @Test
  void failingSinkLeavesTheIssuancePending() {
    begin();
    String id = server.add("SAO");
    kill();
    RecoveredIssuance failed =
        only(
            reissue(
                pending ->
                    session -> {
                      throw new IOException("full");
                    }));
    assertEquals(Result.FAILED, failed.result());
    DeliveryFailedException failure =
        assertInstanceOf(DeliveryFailedException.class, failed.failure());
    assertTrue(failure.getMessage().contains("stays in the journal"));
    assertEquals(1, client.pendingIssuances().count());
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("replace " + id), stored);
  }

  @Test
  void crashedRecoveryIsRecovered() {
    begin();
    String id = server.add("SAO");
    kill();
    reissue(
        pending ->
            session -> {
              throw new StackOverflowError();
            });
    kill();
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(List.of("replace " + id), stored);
  }

  @Test
  void lostResponseOfTheReissueLeavesTheIssuancePending() {
    begin();
    server.add("SAO");
    kill();
    server.nextFaults("PATCH", VpnServer.CUT);
    assertEquals(Result.FAILED, only(reissue()).result());
    assertEquals(Result.REISSUED, only(reissue()).result());
    assertEquals(1, stored.size());
  }

  @Test
  void claimOfAnotherProcessIsRespected() {
    begin();
    server.add("SAO");
    kill();
    PendingIssuance pending = client.pendingIssuances().list().get(0);
    assertTrue(journal.claim(pending).isPresent());
    assertEquals(List.of(), revoke());
    assertEquals(0, changes());
  }

  @Test
  void journalThatFailsBeforeTheChangePreventsIt() {
    begin();
    server.add("SAO");
    kill();
    RecoveredIssuance recovered =
        only(
            reissue(
                pending -> {
                  journal.failing = true;
                  return sink;
                }));
    journal.failing = false;
    assertEquals(Result.FAILED, recovered.result());
    assertEquals(0, changes());
    assertEquals(List.of(), stored);
  }

  @Test
  void dismissedIssuanceIsNotPending() {
    begin();
    kill();
    PendingIssuance pending = client.pendingIssuances().list().get(0);
    assertTrue(client.dismissPending(pending));
    assertFalse(client.dismissPending(pending));
    assertEquals(0, client.pendingIssuances().count());
  }

  @Test
  void issuanceOfAnotherAccountCannotBeDismissed() {
    begin();
    kill();
    PendingIssuance pending = client.pendingIssuances().list().get(0);
    kill("other");
    assertThrows(IllegalArgumentException.class, () -> client.dismissPending(pending));
  }

  @Test
  void ageOfTheOldestIssuanceIsReported() {
    begin();
    kill();
    assertFalse(client.pendingIssuances().oldestAge().orElseThrow().isNegative());
  }

  @Test
  void clientWithoutJournalIsRejected() {
    try (LatitudeClient plain =
        LatitudeClient.builder().baseUrl(http.url("/").toString()).apiKey("CANARY-key").build()) {
      assertThrows(IllegalStateException.class, plain::pendingIssuances);
      assertThrows(
          IllegalStateException.class,
          () -> plain.vpnSessions().recoverPending(RecoveryAction.REVOKE, null));
    }
    assertEquals(List.of(), server.log);
  }

  @Test
  void missingSinksAreRejected() {
    begin();
    kill();
    assertThrows(IllegalArgumentException.class, () -> reissue(null));
    assertEquals(List.of(), server.log);
  }

  @Test
  void missingSinkOfOneIssuanceLeavesIt() {
    begin();
    server.add("SAO");
    kill();
    RecoveredIssuance recovered = only(reissue(pending -> null));
    assertUntouched(Result.FAILED, recovered);
    assertInstanceOf(IllegalArgumentException.class, recovered.failure());
  }
}
