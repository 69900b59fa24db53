package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.Shown;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.PauseRecorder.Pause;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VpnSessionLeaseTest {

  @SuppressWarnings("UnnecessaryLambda") // used as a value, many times over
  private static final VpnServer.ResponseFault NOT_FOUND =
      response -> response.code(404).body("{}");

  @TempDir Path folder;
  @StartStop final MockWebServer http = PromptServer.create();
  private final VpnServer server = new VpnServer();
  private final List<Duration> pauses = new ArrayList<>();
  private Pause pause = pauses::add;
  final TimeSource timing = new PauseRecorder(duration -> pause.of(duration));
  @Connected private LatitudeClient client;

  @BeforeEach
  void route() {
    http.setDispatcher(server);
  }

  @Test
  void leaseHasTheSessionUntilItIsClosed() {
    try (Lease<IssuedVpnSession> lease = lease()) {
      assertEquals("CANARY-1", lease.credential().password().reveal());
      assertEquals(Set.of("vpn_1"), server.sessions.keySet());
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void refreshGivesAnotherPassword() {
    try (Lease<IssuedVpnSession> lease = lease()) {
      assertEquals("CANARY-2", lease.refresh().password().reveal());
      assertEquals("CANARY-2", lease.credential().password().reveal());
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void lostRefreshKeepsTheOldSecretAndCanBeRepeated() {
    try (Lease<IssuedVpnSession> lease = lease()) {
      server.nextFaults("PATCH", VpnServer.CUT);
      assertThrows(OutcomeUnknownException.class, lease::refresh);
      assertEquals("CANARY-1", lease.credential().password().reveal());
      assertEquals("CANARY-3", lease.refresh().password().reveal());
    }
  }

  @Test
  void asyncLeasesOnTheGivenExecutor() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<Lease<IssuedVpnSession>> future = issue().leaseAsync(queue::add);
    assertEquals(List.of(), server.log);
    queue.forEach(Runnable::run);
    try (Lease<IssuedVpnSession> lease = future.join()) {
      assertEquals("CANARY-1", lease.credential().password().reveal());
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void cancellingAfterTheStartRevokesTheSession() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future = issue().leaseAsync(queue::add);
    server.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void closingTwiceRemovesOnce() {
    Lease<IssuedVpnSession> lease = lease();
    lease.close();
    lease.close();
    assertEquals(List.of("POST /vpn_sessions", "DELETE /vpn_sessions/vpn_1"), server.log);
  }

  @Test
  void closedLeaseGivesNothing() {
    Lease<IssuedVpnSession> lease = lease();
    lease.close();
    assertThrows(IllegalStateException.class, lease::credential);
    assertThrows(IllegalStateException.class, lease::refresh);
    assertEquals("Lease[id vpn_1, closed]", lease.toString());
  }

  @Test
  void closingThatFailsNamesTheSessionAndCanBeRepeated() {
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    Lease<IssuedVpnSession> lease = lease();
    RevocationFailedException failure = assertThrows(RevocationFailedException.class, lease::close);
    assertEquals("vpn_1", failure.id().orElseThrow());
    assertTrue(failure.getMessage().contains("vpn_1"));
    assertInstanceOf(ServerErrorException.class, failure.getCause());
    assertEquals(
        "CANARY-1", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
    assertFalse(Shown.by(failure).contains("CANARY"));
    assertEquals("CANARY-1", lease.credential().password().reveal());
    lease.close();
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void failureToCloseIsSuppressedInTheExceptionOfTheBlock() {
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    IOException failure =
        assertThrows(
            IOException.class,
            () -> {
              try (Lease<IssuedVpnSession> lease = lease()) {
                throw new IOException("no connection with " + lease.credential().id());
              }
            });
    assertInstanceOf(RevocationFailedException.class, failure.getSuppressed()[0]);
  }

  @Test
  void sessionThatWasSeenAndIsGoneIsClosedQuietly() {
    try (Lease<IssuedVpnSession> lease = lease()) {
      lease.refresh();
      client.vpnSessions().delete(lease.credential().id());
    }
    assertEquals(List.of(), pauses);
  }

  @Test
  void sessionThatHasExpiredIsClosedQuietly() {
    server.expiresAt = "\"2026-01-14T16:57:20Z\"";
    server.nextFaults("DELETE", NOT_FOUND);
    lease().close();
    assertEquals(List.of(), pauses);
  }

  @Test
  void sessionThatIsNotVisibleYetIsRemovedByAnotherTry() {
    server.expiresAt = "\"9999-12-31T23:59:59Z\"";
    server.nextFaults("DELETE", NOT_FOUND, NOT_FOUND, response -> response.code(204).body(""));
    lease().close();
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
    assertEquals(3, removals());
  }

  @Test
  void sessionThatIsNotVisibleForSecondsIsTakenForRemoved() {
    server.nextFaults("DELETE", NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND);
    lease().close();
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)), pauses);
    assertEquals(4, removals());
  }

  /** The first deletion may not have been applied. */
  @Test
  void sessionThatIsNotVisibleAfterAFailedRemovalIsRemovedByAnotherTry() {
    client = client.with(options -> options.maxRetries(1));
    server.nextFaults("DELETE", kept(502), kept(404));
    lease().close();
    assertEquals(Set.of(), server.sessions.keySet());
    assertEquals(List.of(Duration.ofSeconds(1)), pauses);
  }

  @Test
  void exceptionOfTheKeySupplierIsNotTakenForAResponse() {
    AtomicReference<Supplier<String>> keys = new AtomicReference<>(() -> "CANARY-key");
    try (LatitudeClient supplied = supplied(keys)) {
      Lease<IssuedVpnSession> lease = supplied.vpnSessions().issue(Site.SAO, "sv_1").lease();
      keys.set(this::keyThatIsNotFound);
      assertThrows(RevocationFailedException.class, lease::close);
      keys.set(() -> "CANARY-key");
      lease.close();
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void closingThatFailsShowsNothingOfTheKeySuppliersText() {
    AtomicReference<Supplier<String>> keys = new AtomicReference<>(() -> "CANARY-key");
    try (LatitudeClient supplied = supplied(keys)) {
      Lease<IssuedVpnSession> lease = supplied.vpnSessions().issue(Site.SAO, "sv_1").lease();
      keys.set(
          () -> {
            throw new IllegalStateException("no key in CANARY-file");
          });
      RevocationFailedException failure =
          assertThrows(RevocationFailedException.class, lease::close);
      assertFalse(Shown.by(failure).contains("CANARY"), Shown.by(failure));
      assertTrue(Shown.by(failure).contains("IllegalStateException"));
    }
  }

  private LatitudeClient supplied(AtomicReference<Supplier<String>> keys) {
    return LatitudeClient.builder()
        .apiKey(() -> Secret.of(keys.get().get()))
        .baseUrl(http.url("/").toString())
        .timeSource(timing)
        .maxRetries(0)
        .build();
  }

  private String keyThatIsNotFound() {
    server.nextFaults("PATCH", NOT_FOUND);
    return client.vpnSessions().refreshPassword("vpn_9").id();
  }

  /** A deletion that is not applied. */
  private VpnServer.ResponseFault kept(int status) {
    return response -> {
      server.sessions.put("vpn_1", "{}");
      return response.code(status).body("{}");
    };
  }

  @Test
  void interruptBetweenTwoTriesIsANamedFailure() {
    pause =
        wait -> {
          throw new InterruptedException();
        };
    server.nextFaults("DELETE", NOT_FOUND);
    assertThrows(RevocationFailedException.class, lease()::close);
    assertTrue(Thread.interrupted());
    assertEquals(1, removals());
  }

  @Test
  void interruptDoesNotKeepFromRemoving() {
    Lease<IssuedVpnSession> lease = lease();
    Thread.currentThread().interrupt();
    lease.close();
    assertTrue(Thread.interrupted());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void leaseRemovesTheSessionAlthoughTheClientHasBeenClosed() {
    Lease<IssuedVpnSession> lease = lease();
    client.close();
    lease.close();
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void leaseOfAClosedClientMakesNoOtherPassword() {
    Lease<IssuedVpnSession> lease = lease();
    client.close();
    assertThrows(IllegalStateException.class, lease::refresh);
  }

  @Test
  void leaseOfACancelledFutureIsClosedOnAClosedClient() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<Lease<IssuedVpnSession>> future = issue().leaseAsync(queue::add);
    server.afterCreation =
        () -> {
          future.cancel(true);
          client.close();
        };
    queue.forEach(Runnable::run);
    assertEquals(List.of("POST /vpn_sessions", "DELETE /vpn_sessions/vpn_1"), server.log);
  }

  @Test
  void sessionWithoutAnIdIsANamedFailure() {
    server.nextFaults(
        "POST",
        response -> response.body("{\"data\":{\"attributes\":{\"password\":\"CANARY-1\"}}}"));
    Lease<IssuedVpnSession> lease = lease();
    assertEquals("CANARY-1", lease.credential().password().reveal());
    assertThrows(IllegalStateException.class, lease::refresh);
    assertTrue(assertThrows(RevocationFailedException.class, lease::close).id().isEmpty());
  }

  @Test
  void closingFromManyThreadsRemovesOnce() {
    Lease<IssuedVpnSession> lease = lease();
    CompletableFuture<?>[] closings =
        Stream.generate(() -> CompletableFuture.runAsync(lease::close))
            .limit(8)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(closings).join();
    assertEquals(1, removals());
  }

  @Test
  void textHidesThePassword() {
    try (Lease<IssuedVpnSession> lease = lease()) {
      assertEquals("Lease[id vpn_1]", lease.toString());
    }
  }

  @Test
  void invalidArgumentsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> client.vpnSessions().issue(null, "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> client.vpnSessions().issue(Site.SAO, ".."));
    assertEquals(List.of(), server.log);
  }

  @Test
  void leaseRecoversItsCreation() {
    server.nextFaults("POST", VpnServer.CUT);
    try (Lease<IssuedVpnSession> lease = issue().recover(RecoveryAction.REISSUE).lease()) {
      assertEquals("CANARY-2", lease.credential().password().reveal());
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void recoveryRevokesSessionIfThreadIsInterruptedWhileLeaseIsCreated() {
    server.nextFaults("POST", VpnServer.SILENT);
    Thread caller = Thread.currentThread();
    server.afterCreation = caller::interrupt;
    client = client.with(options -> options.readTimeout(Duration.ofMillis(500)));
    IssuanceRevokedException failure =
        assertThrows(
            IssuanceRevokedException.class, () -> issue().recover(RecoveryAction.REISSUE).lease());
    assertTrue(Thread.interrupted());
    assertEquals("vpn_1", failure.id());
    assertInstanceOf(OutcomeUnknownException.class, failure.getCause());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void interruptedLeaseCreationIsLoggedIfItsResponseIsLost() {
    server.nextFaults("POST", VpnServer.SILENT);
    server.afterCreation = Thread.currentThread()::interrupt;
    client = client.with(options -> options.readTimeout(Duration.ofMillis(500)));
    try (CapturedLog log = new CapturedLog()) {
      assertThrows(OutcomeUnknownException.class, () -> issue().lease());
      assertTrue(Thread.interrupted());
      assertTrue(
          log.lines().stream().anyMatch(line -> line.startsWith("a lease was interrupted")),
          log.lines()::toString);
    }
  }

  @Test
  void interruptedLeaseCreationRevokesSessionIfItsResponseArrives() {
    try (LatitudeClient interrupting =
        LatitudeClient.builder()
            .apiKey("CANARY-key")
            .baseUrl(http.url("/").toString())
            .listener(
                report -> {
                  if (report.method().equals("POST")) {
                    Thread.currentThread().interrupt();
                  }
                })
            .build()) {
      IssuanceRevokedException failure =
          assertThrows(
              IssuanceRevokedException.class,
              () -> interrupting.vpnSessions().issue(Site.SAO, "sv_1").lease());
      assertTrue(Thread.interrupted());
      assertEquals("vpn_1", failure.id());
      assertInstanceOf(InterruptedException.class, failure.getCause());
    }
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void sinkHoldsEachSecretUntilLeaseIsClosed() throws Exception {
    Path file = folder.resolve("password");
    try (Lease<IssuedVpnSession> lease =
        issue().deliverTo(Sinks.file(file, IssuedVpnSession::password)).lease()) {
      assertEquals("CANARY-1", Files.readString(file));
      lease.refresh();
      assertEquals("CANARY-2", Files.readString(file));
    }
    assertFalse(Files.exists(file));
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void leaseIsRevokedIfSinkFailsToStoreFirstSecret() {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                issue()
                    .deliverTo(
                        session -> {
                          throw new IOException("disk full");
                        })
                    .lease());
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void leaseKeepsNewestSecretIfSinkFailsToReplaceIt() {
    FailingSink sink = new FailingSink();
    try (Lease<IssuedVpnSession> lease = issue().deliverTo(sink).lease()) {
      sink.failsToReplace = true;
      DeliveryFailedException failure = assertThrows(DeliveryFailedException.class, lease::refresh);
      assertEquals(Revocation.LEASED, failure.revocation());
      assertEquals(
          "CANARY-2", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
      assertFalse(Shown.by(failure).contains("CANARY"));
      assertEquals("CANARY-2", lease.credential().password().reveal());
      assertEquals(Set.of("vpn_1"), server.sessions.keySet());
      sink.failsToReplace = false;
      lease.refresh();
    }
    assertEquals(List.of("accept CANARY-1", "replace CANARY-3", "remove CANARY-3"), sink.log);
  }

  @Test
  void closingAgainRemovesSecretIfSinkFailedToRemoveIt() {
    FailingSink sink = new FailingSink();
    Lease<IssuedVpnSession> lease = issue().deliverTo(sink).lease();
    sink.failsToRemove = true;
    DeliveryFailedException failure = assertThrows(DeliveryFailedException.class, lease::close);
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertTrue(failure.getMessage().contains("failed to remove"), failure::getMessage);
    assertEquals(Set.of(), server.sessions.keySet());
    assertThrows(IllegalStateException.class, lease::credential);
    sink.failsToRemove = false;
    lease.close();
    lease.close();
    assertEquals(List.of("accept CANARY-1", "remove CANARY-1"), sink.log);
    assertEquals(1, removals());
  }

  @Test
  void sinkKeepsSecretIfSessionCannotBeRevoked() {
    FailingSink sink = new FailingSink();
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    Lease<IssuedVpnSession> lease = issue().deliverTo(sink).lease();
    assertThrows(RevocationFailedException.class, lease::close);
    assertEquals(List.of("accept CANARY-1"), sink.log);
    lease.close();
    assertEquals(List.of("accept CANARY-1", "remove CANARY-1"), sink.log);
  }

  @Test
  void cancelledAsyncLeaseRemovesItsSecretFromSink() {
    FailingSink sink = new FailingSink();
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future = issue().deliverTo(sink).leaseAsync(queue::add);
    server.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertEquals(List.of("accept CANARY-1", "remove CANARY-1"), sink.log);
    assertEquals(Set.of(), server.sessions.keySet());
  }

  /** Records its calls, and on demand fails with a message that contains the secret. */
  private static final class FailingSink implements SecretSink<IssuedVpnSession> {

    final List<String> log = new ArrayList<>();
    boolean failsToReplace;
    boolean failsToRemove;

    @Override
    public void accept(IssuedVpnSession issued) {
      log.add("accept " + issued.password().reveal());
    }

    @Override
    public void replace(IssuedVpnSession reissued) throws IOException {
      logUnless(failsToReplace, "replace " + reissued.password().reveal());
    }

    @Override
    public void remove(IssuedVpnSession last) throws IOException {
      logUnless(failsToRemove, "remove " + last.password().reveal());
    }

    private void logUnless(boolean fails, String line) throws IOException {
      if (fails) {
        throw new IOException("cannot " + line);
      }
      log.add(line);
    }
  }

  private Lease<IssuedVpnSession> lease() {
    return issue().lease();
  }

  private RevocableIssuance<IssuedVpnSession> issue() {
    return client.vpnSessions().issue(Site.SAO, "sv_1");
  }

  private long removals() {
    return server.log.stream().filter(line -> line.startsWith("DELETE")).count();
  }
}
