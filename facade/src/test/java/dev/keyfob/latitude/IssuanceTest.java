package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuanceTest {

  @StartStop final MockWebServer http = PromptServer.create();
  @TempDir Path folder;
  private final VpnServer server = new VpnServer();
  final TimeSource time = new PauseRecorder(pause -> {});
  @Connected private LatitudeClient client;

  @BeforeEach
  void route() {
    http.setDispatcher(server);
  }

  @Test
  void issueSendsNothing() {
    assertNotSame(issue(), issue().recover(RecoveryAction.REISSUE).deliverTo(session -> {}));
    assertEquals(List.of(), server.log);
  }

  @Test
  void executeWithoutRecoverySendsOneRequest() {
    assertEquals("CANARY-1", issue().execute().password().reveal());
    assertEquals(List.of("POST /vpn_sessions"), server.log);
  }

  @Test
  void executeWithoutRecoveryLeavesLostSessionAlone() {
    server.nextFaults("POST", VpnServer.CUT);
    assertThrows(OutcomeUnknownException.class, () -> issue().execute());
    assertEquals(List.of("POST /vpn_sessions"), server.log);
  }

  @Test
  void secondUseIsRefusedBeforeAnythingIsSent() {
    RevocableIssuance<IssuedVpnSession> issuance = issue();
    issuance.execute();
    Stream.<Runnable>of(
            issuance::execute,
            issuance::lease,
            () -> issuance.executeAsync(Runnable::run).join(),
            () -> issuance.leaseAsync(Runnable::run).join(),
            () -> issuance.deliverTo(session -> {}).execute(),
            () -> issuance.recover(RecoveryAction.REVOKE).lease())
        .forEach(use -> assertThrows(IllegalStateException.class, use::run));
    assertEquals(List.of("POST /vpn_sessions"), server.log);
  }

  @Test
  void secondUseOfConsoleIssuanceIsRefusedBeforeAnythingIsSent() {
    var issuance = client.outOfBandConnections().issue("sv_1", "ssh_1").deliverTo(console -> {});
    List<Runnable> queue = new ArrayList<>();
    var unused = issuance.executeAsync(queue::add);
    assertThrows(IllegalStateException.class, issuance::execute);
    assertEquals(List.of(), server.log);
  }

  @Test
  void concurrentUsesSendOneRequest() {
    RevocableIssuance<IssuedVpnSession> issuance = issue();
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger refused = new AtomicInteger();
    CompletableFuture<?>[] uses =
        Stream.generate(
                () ->
                    CompletableFuture.runAsync(
                        () -> {
                          try {
                            start.await();
                            issuance.execute();
                          } catch (IllegalStateException used) {
                            refused.incrementAndGet();
                          } catch (InterruptedException interrupted) {
                            throw new AssertionError(interrupted);
                          }
                        },
                        task -> new Thread(task).start()))
            .limit(8)
            .toArray(CompletableFuture[]::new);
    start.countDown();
    CompletableFuture.allOf(uses).join();
    assertEquals(7, refused.get());
    assertEquals(List.of("POST /vpn_sessions"), server.log);
  }

  @Test
  void issuanceCanBeUsedAfterItsSinkWasRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "mine");
    RevocableIssuance<IssuedVpnSession> issuance =
        issue().deliverTo(Sinks.file(file, IssuedVpnSession::password));
    assertThrows(IllegalArgumentException.class, issuance::execute);
    assertThrows(IllegalArgumentException.class, issuance::lease);
    Files.delete(file);
    issuance.execute();
    assertEquals("CANARY-1", Files.readString(file));
  }

  @Test
  void lastSinkReplacesTheOneBefore() {
    List<String> taken = new ArrayList<>();
    issue().deliverTo(session -> taken.add("1")).deliverTo(session -> taken.add("2")).execute();
    assertEquals(List.of("2"), taken);
  }

  @Test
  void reissuedSecretIsDelivered() {
    server.nextFaults("POST", VpnServer.CUT);
    List<IssuedVpnSession> taken = new ArrayList<>();
    IssuedVpnSession session =
        issue().recover(RecoveryAction.REISSUE).deliverTo(taken::add).execute();
    assertEquals("CANARY-2", session.password().reveal());
    assertSame(session, taken.get(0));
  }

  @Test
  void reissuedSessionIsRevokedIfSinkFails() {
    server.nextFaults("POST", VpnServer.CUT);
    SecretSink<IssuedVpnSession> full =
        session -> {
          throw new IOException("disk full");
        };
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () -> issue().deliverTo(full).recover(RecoveryAction.REISSUE).execute());
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void revokedSessionIsNeverDelivered() {
    server.nextFaults("POST", VpnServer.CUT);
    List<IssuedVpnSession> taken = new ArrayList<>();
    IssuanceRevokedException failure =
        assertThrows(
            IssuanceRevokedException.class,
            () -> issue().recover(RecoveryAction.REVOKE).deliverTo(taken::add).execute());
    assertTrue(failure.getMessage().contains("id vpn_1"), failure::getMessage);
    assertEquals(List.of(), taken);
  }

  @Test
  void cancelledIssuanceWithSinkKeepsDeliveredSession() {
    List<IssuedVpnSession> taken = new ArrayList<>();
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future = issue().deliverTo(taken::add).executeAsync(queue::add);
    server.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertEquals(1, taken.size());
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  @Test
  void cancelledIssuanceWithoutSinkRevokesSession() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future = issue().executeAsync(queue::add);
    server.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void cancelledIssuanceOfConsoleIsLoggedWithItsId() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future =
        client.outOfBandConnections().issue("sv_1", "ssh_1").executeAsync(queue::add);
    server.nextFaults(
        "POST", response -> response.body("{\"data\":{\"id\":\"obc_1\",\"attributes\":{}}}"));
    server.afterCreation = () -> future.cancel(true);
    try (CapturedLog log = new CapturedLog()) {
      queue.forEach(Runnable::run);
      assertTrue(
          log.lines().stream().anyMatch(line -> line.contains("id obc_1")), log.lines()::toString);
    }
  }

  @Test
  void closedClientIssuesNothing() {
    RevocableIssuance<IssuedVpnSession> issuance = issue();
    client.close();
    assertThrows(IllegalStateException.class, issuance::execute);
    assertEquals(List.of(), server.log);
  }

  @Test
  void closedClientDeletes() {
    IssuedVpnSession session = issue().execute();
    client.close();
    client.vpnSessions().delete(session.id());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void textShowsTheOperation() {
    assertEquals("Issuance[POST /vpn_sessions]", issue().toString());
  }

  private RevocableIssuance<IssuedVpnSession> issue() {
    return client.vpnSessions().issue(Site.SAO, "sv_1");
  }
}
