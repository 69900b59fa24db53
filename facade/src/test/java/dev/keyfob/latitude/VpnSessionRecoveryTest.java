package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.Shown;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.PauseRecorder.Pause;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpnSessionRecoveryTest {

  @StartStop final MockWebServer http = PromptServer.create();
  private final VpnServer server = new VpnServer();
  private final List<Duration> pauses = new ArrayList<>();
  private Pause pause = pauses::add;
  final TimeSource timing = new PauseRecorder(duration -> pause.of(duration));
  @Connected private LatitudeClient client;

  static Stream<VpnServer.ResponseFault> losses() {
    return Stream.of(
        VpnServer.CUT,
        VpnServer.TRUNCATED,
        VpnServer.BAD_GATEWAY,
        response -> response.code(500),
        response -> response.code(408),
        response -> response.code(204)); // with a body, for which OkHttp throws
  }

  @BeforeEach
  void route() {
    http.setDispatcher(server);
  }

  @Test
  void returnsCredentialIfResponseArrives() {
    assertEquals("CANARY-1", create(RecoveryAction.REISSUE).password().reveal());
    assertEquals(List.of("GET /vpn_sessions", "POST /vpn_sessions"), server.log);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lostSessionIsFoundAndGetsAnotherPassword(VpnServer.ResponseFault loss) {
    server.add("SAO");
    server.nextFaults("POST", loss);
    IssuedVpnSession reissued = reissued();
    assertEquals("vpn_2", reissued.id());
    assertEquals("CANARY-3", reissued.password().reveal());
    assertEquals(Set.of("vpn_1", "vpn_2"), server.sessions.keySet());
    assertFalse(reissued.toString().contains("CANARY"));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lostSessionIsFoundAndRemoved(VpnServer.ResponseFault loss) {
    server.add("SAO");
    server.nextFaults("POST", loss);
    IssuanceRevokedException revoked = revoked();
    assertEquals("vpn_2", revoked.id());
    assertInstanceOf(OutcomeUnknownException.class, revoked.getCause());
    assertFalse(Shown.by(revoked).contains("CANARY"));
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  @Test
  void idInAPartialResponseIsEnough() {
    server.nextFaults("POST", response -> truncatedAfter(response, "\"user_name\""));
    server.afterCreation = () -> server.add("SAO");
    IssuedVpnSession reissued = reissued();
    assertEquals("vpn_1", reissued.id());
    assertEquals(
        List.of(
            "GET /vpn_sessions",
            "POST /vpn_sessions",
            "GET /vpn_sessions",
            "PATCH /vpn_sessions/vpn_1/refresh_password"),
        server.log);
  }

  @Test
  void idInPartialResponseThatIsNotListedIsNamedAndNotTouched() {
    server.listingsWithoutCreated = 9;
    server.nextFaults("POST", response -> truncatedAfter(response, "\"user_name\""));
    assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_1");
  }

  @Test
  void idThatWasIssuedToAnotherCallerIsNotTouched() {
    String first = client.vpnSessions().create(Site.SAO, "sv_1").id();
    server.createsSessions = false;
    server.listedBefore = false;
    server.nextFaults(
        "POST",
        response ->
            truncatedAfter(
                VpnServer.json(201, "{\"data\":" + server.sessions.get(first) + "}"),
                "\"user_name\""));
    assertNothingIsTouched(RecoveryAction.REVOKE);
    assertEquals(Set.of(first), server.sessions.keySet());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 408, 302, 303})
  void idInBodyOfErrorIsNotTouched(int status) {
    server.createsSessions = false;
    server.nextFaults(
        "POST",
        response ->
            response
                .code(status)
                .body(
                    "{\"data\":{\"id\":\"vpn_COLLEAGUES\",\"attributes\":{\"created_at\":"
                        + "\"2020-01-01T00:00:00Z\",\"region\":{\"site\":{\"slug\":\"NYC\"}}}}}"));
    assertNothingIsTouched(RecoveryAction.REVOKE);
  }

  @Test
  void listingsAreAskedForPastCaches() throws Exception {
    server.nextFaults("POST", VpnServer.CUT);
    reissued();
    for (String line : server.log) {
      RecordedRequest request = http.takeRequest();
      assertEquals(
          line.startsWith("GET") ? "no-cache" : null, request.getHeaders().get("Cache-Control"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void listingFromCacheLeavesCandidatesAlone(int listing) {
    VpnServer.ResponseFault cached = response -> response.setHeader("Age", "600");
    server.nextFaults("GET", listing == 0 ? cached : VpnServer.FINE, cached);
    server.nextFaults("POST", VpnServer.CUT);
    assertTrue(
        assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_1").getMessage().contains("cache"));
  }

  @Test
  void listingWithOldDateLeavesCandidatesAlone() {
    server.nextFaults(
        "GET", response -> response.setHeader("Date", "Wed, 14 Jan 2026 15:47:20 GMT"));
    server.afterCreation = () -> elsewhen(Duration.ofMinutes(-5), () -> server.add("SAO"));
    server.createsSessions = false;
    server.nextFaults("POST", VpnServer.BAD_GATEWAY);
    assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_1");
  }

  @Test
  void listingOfPageSizeLeavesCandidatesAlone() {
    for (int i = 0; i < 20; i++) {
      server.add("SAO");
    }
    server.nextFaults("POST", VpnServer.CUT);
    assertTrue(
        assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_21").getMessage().contains("page"));
  }

  @Test
  void sessionThatDisplacesAnotherInListingIsLeftAlone() {
    server.add("SAO");
    server.add("SAO");
    server.createsSessions = false;
    server.afterCreation =
        () -> {
          server.sessions.remove("vpn_1");
          server.add("SAO"); // as if the page had no room for it
        };
    server.nextFaults("POST", VpnServer.BAD_GATEWAY);
    assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_3");
  }

  @Test
  void lostCreationAtAnotherSiteDoesNotBlockRecovery() {
    server.nextFaults("POST", VpnServer.CUT, VpnServer.CUT);
    server.siteOfCreated = "NYC";
    assertThrows(
        OutcomeUnknownException.class, () -> client.vpnSessions().create(Site.NYC, "sv_2"));
    server.siteOfCreated = "SAO";
    assertEquals("vpn_2", reissued().id());
  }

  @Test
  void lostCreationAtTheSameSiteIsNamedAsTheReason() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY, VpnServer.CUT);
    server.createsSessions = false;
    assertThrows(
        OutcomeUnknownException.class, () -> client.vpnSessions().create(Site.SAO, "sv_2"));
    server.createsSessions = true;
    assertTrue(
        assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_1")
            .getMessage()
            .contains("another creation of this client"));
  }

  @Test
  void recoveryThatFailsDoesNotProlongTheBlock() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY, VpnServer.CUT);
    server.createsSessions = false;
    lost(RecoveryAction.REVOKE); // waits for 7 s
    pass(Duration.ofSeconds(4));
    server.createsSessions = true;
    assertEquals("vpn_1", reissued().id());
  }

  @Test
  void sessionAtTheSameMetroIsACandidate() {
    server.siteOfCreated = "SAO2";
    server.nextFaults("POST", VpnServer.CUT);
    assertNothingIsTouched(RecoveryAction.REVOKE, "vpn_1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2})
  void sessionDatedWithinToleranceIsTaken(int secondsBehind) {
    server.createdAtLag = Duration.ofSeconds(secondsBehind);
    server.nextFaults("POST", VpnServer.CUT);
    assertEquals("vpn_1", revoked().id());
  }

  @Test
  void reportOfTheReissueIsMarkedAsReissued() {
    List<String> reissues = new ArrayList<>();
    server.nextFaults("POST", VpnServer.CUT);
    client =
        client.with(
            options ->
                options.listener(
                    report -> {
                      if (report.reissued()) {
                        reissues.add(report.operationId());
                      }
                    }));
    reissued();
    client.vpnSessions().refreshPassword("vpn_1");
    assertEquals(List.of("put-vpn-session"), reissues);
  }

  private void pass(Duration time) {
    try {
      timing.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void partOfAnIdIsIgnored() {
    server.nextFaults("POST", response -> truncatedAfter(response, "\"vpn_"));
    assertEquals("vpn_1", reissued().id());
    assertTrue(server.log.contains("PATCH /vpn_sessions/vpn_1/refresh_password"));
  }

  @Test
  void searchWaitsAfterATimeoutUntilTheConnectionIsChecked() {
    server.nextFaults("POST", VpnServer.SILENT);
    client = client.with(options -> options.readTimeout(Duration.ofMillis(500)));
    reissued();
    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
  }

  @Test
  void exceptionOfTheKeySupplierStartsNoRecovery() {
    server.nextFaults("PATCH", VpnServer.CUT);
    server.add("SAO");
    AtomicInteger asked = new AtomicInteger();
    OutcomeUnknownException ofAnother;
    try (LatitudeClient supplied =
        LatitudeClient.builder()
            .apiKey(
                () -> {
                  if (asked.incrementAndGet() == 2) {
                    client.vpnSessions().refreshPassword("vpn_1");
                  }
                  return Secret.of("CANARY-key");
                })
            .baseUrl(http.url("/").toString())
            .timeSource(timing)
            .maxRetries(0)
            .build()) {
      ofAnother =
          assertThrows(
              OutcomeUnknownException.class,
              () -> issue(supplied).recover(RecoveryAction.REVOKE).execute());
    }
    assertEquals("/vpn_sessions/{vpn_session_id}/refresh_password", ofAnother.pathTemplate());
    assertEquals(
        List.of("GET /vpn_sessions", "PATCH /vpn_sessions/vpn_1/refresh_password"), server.log);
  }

  @Test
  void closingTheClientDoesNotEndTheSearch() {
    server.nextFaults("POST", VpnServer.CUT);
    pause = wait -> client.close();
    assertEquals("vpn_1", reissued().id());
  }

  @Test
  void sessionIssuedToAnotherCallerIsNotTaken() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY);
    List<IssuedVpnSession> others = new ArrayList<>();
    notCreatedAndMeanwhile(
        () -> others.add(client.with(options -> {}).vpnSessions().create(Site.SAO, "sv_2")));
    assertEquals(List.of(), lost(RecoveryAction.REVOKE).candidates());
    assertEquals(Set.of(others.get(0).id()), server.sessions.keySet());
  }

  @Test
  void sessionRecoveredByAnotherCallerIsNotTaken() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY, VpnServer.CUT);
    List<IssuedVpnSession> others = new ArrayList<>();
    notCreatedAndMeanwhile(
        () ->
            others.add(
                client
                    .vpnSessions()
                    .issue(Site.SAO, "sv_2")
                    .recover(RecoveryAction.REISSUE)
                    .execute()));
    lost(RecoveryAction.REVOKE);
    assertEquals("CANARY-2", others.get(0).password().reveal());
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  @Test
  void sessionThatAConcurrentCallMayHaveCreatedIsNotTaken() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY, VpnServer.SILENT);
    server.createsSessions = false;
    List<CompletableFuture<IssuedVpnSession>> others = new ArrayList<>();
    CountDownLatch made = new CountDownLatch(2);
    server.afterCreation = made::countDown;
    pause =
        wait -> {
          server.createsSessions = true;
          if (others.isEmpty()) {
            others.add(client.vpnSessions().createAsync(Site.SAO, "sv_2"));
          }
          assertTrue(made.await(30, TimeUnit.SECONDS));
        };
    OutcomeUnknownException lost = lost(RecoveryAction.REVOKE);
    others.get(0).cancel(true);
    assertEquals(List.of("vpn_1"), lost.candidates());
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  /** A later response may show which of two sessions belongs to the other caller. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void searchWaitsForAConcurrentCall(int number) {
    CountDownLatch release = new CountDownLatch(1);
    server.nextFaults("POST", VpnServer.CUT, heldUntil(release));
    List<CompletableFuture<IssuedVpnSession>> others = new ArrayList<>();
    CountDownLatch made = new CountDownLatch(2);
    server.afterCreation = made::countDown;
    pause =
        wait -> {
          pauses.add(wait);
          if (others.isEmpty()) {
            others.add(client.vpnSessions().createAsync(Site.SAO, "sv_2"));
            await(made);
          }
          assertFalse(others.get(0).isDone() && pauses.size() < number);
          if (pauses.size() == number) {
            release.countDown();
            others.get(0).join();
          }
        };
    assertEquals("vpn_1", reissued().id());
    assertEquals("vpn_2", others.get(0).join().id());
  }

  @Test
  void findsTheSessionIfAConcurrentCallEndsDuringTheSearch() {
    CountDownLatch release = new CountDownLatch(1);
    server.nextFaults("POST", heldUntil(release), VpnServer.CUT);
    CountDownLatch made = new CountDownLatch(1);
    server.afterCreation = made::countDown;
    CompletableFuture<IssuedVpnSession> other = client.vpnSessions().createAsync(Site.SAO, "sv_2");
    await(made);
    pause =
        wait -> {
          pauses.add(wait);
          assertFalse(other.isDone());
          if (pauses.size() == 4) {
            release.countDown();
            other.join();
          }
        };
    assertEquals("vpn_2", reissued().id());
    assertEquals("vpn_1", other.join().id());
  }

  @Test
  void exceptionOfTheKeySupplierDoesNotHideTheCandidate() {
    server.nextFaults("POST", VpnServer.CUT);
    AtomicInteger patched = new AtomicInteger();
    Supplier<Secret<String>> keys =
        () -> {
          if (server.log.size() == 5
              && patched.getAndIncrement() == 0) { // one listing, the creation, three listings
            server.nextFaults("PATCH", response -> response.body("CANARY, no JSON"));
            server.sessions.put("vpn_9", "{}");
            client.vpnSessions().refreshPassword("vpn_9");
          }
          return Secret.of("CANARY-key");
        };
    try (LatitudeClient supplied =
        LatitudeClient.builder()
            .apiKey(keys)
            .baseUrl(http.url("/").toString())
            .timeSource(timing)
            .maxRetries(0)
            .build()) {
      OutcomeUnknownException unknown =
          assertThrows(
              OutcomeUnknownException.class,
              () -> issue(supplied).recover(RecoveryAction.REISSUE).execute());
      assertEquals(List.of("vpn_1"), unknown.candidates());
    }
  }

  @Test
  void findsSessionThatHasTheIdOfADeletedOne() {
    client.vpnSessions().create(Site.SAO, "sv_1");
    client.vpnSessions().delete("vpn_1");
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation =
        () ->
            server.sessions.put("vpn_1", server.sessions.remove("vpn_2").replace("vpn_2", "vpn_1"));
    assertEquals("vpn_1", issue(client).recover(RecoveryAction.REISSUE).execute().id());
  }

  @Test
  void findsSessionThatHasTheIdOfARevokedOne() {
    issue(client).lease().close();
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation =
        () ->
            server.sessions.put("vpn_1", server.sessions.remove("vpn_2").replace("vpn_2", "vpn_1"));
    assertEquals("vpn_1", issue(client).recover(RecoveryAction.REISSUE).execute().id());
  }

  @Test
  void failedRecoveryShowsNothingOfTheKeySuppliersText() {
    server.nextFaults("POST", VpnServer.CUT);
    Supplier<Secret<String>> keys =
        () -> {
          if (server.log.size() == 5) { // a listing, the creation, three looks
            throw new IllegalStateException("no key in CANARY-file");
          }
          return Secret.of("CANARY-key");
        };
    try (LatitudeClient supplied =
        LatitudeClient.builder()
            .apiKey(keys)
            .baseUrl(http.url("/").toString())
            .timeSource(timing)
            .maxRetries(0)
            .build()) {
      OutcomeUnknownException unknown =
          assertThrows(
              OutcomeUnknownException.class,
              () -> issue(supplied).recover(RecoveryAction.REISSUE).execute());
      assertFalse(Shown.by(unknown).contains("CANARY"), Shown.by(unknown));
      assertEquals(1, unknown.getSuppressed().length);
    }
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void idThatCannotBeUsedIsACandidate(RecoveryAction recovery) {
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation =
        () -> server.sessions.replaceAll((id, session) -> session.replace("vpn_1", "a/b"));
    OutcomeUnknownException unknown = lost(recovery);
    assertEquals(List.of("a/b"), unknown.candidates());
    assertInstanceOf(IllegalArgumentException.class, unknown.getSuppressed()[0]);
  }

  @Test
  void deletionOfTheFoundSessionIsRetriedAfter404() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("DELETE", kept(), kept());
    assertEquals("vpn_1", revoked().id());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void foundSessionIsNotRevokedIfDeletionKeepsReturning404() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("DELETE", kept(), kept(), kept(), kept());
    assertEquals(List.of("vpn_1"), lost(RecoveryAction.REVOKE).candidates());
  }

  /** Responds to a deletion with 404 and keeps the session. */
  @SuppressWarnings("UnnecessaryLambda") // used as a value, many times over
  private VpnServer.ResponseFault kept() {
    return response -> {
      server.sessions.put("vpn_1", "{}");
      return response.code(404).body("{}");
    };
  }

  @Test
  void findsTheSessionDespiteACallThatWasNotSent() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Interceptor holdingBackTheFirst =
        chain -> {
          if (chain.request().method().equals("POST") && waiting.getCount() == 1) {
            waiting.countDown();
            await(over);
          }
          return chain.proceed(chain.request());
        };
    server.nextFaults("POST", VpnServer.CUT);
    try (LatitudeClient held = withInterceptor(holdingBackTheFirst)) {
      CompletableFuture<IssuedVpnSession> other = held.vpnSessions().createAsync(Site.SAO, "sv_2");
      await(waiting);
      assertEquals("vpn_1", issue(held).recover(RecoveryAction.REISSUE).execute().id());
      over.countDown();
      assertEquals("vpn_2", other.join().id());
    }
  }

  /** Sends the body of the response only after the latch has opened. */
  private static VpnServer.ResponseFault heldUntil(CountDownLatch release) {
    return response -> {
      MockResponseBody body = response.getBody();
      return response.body(
          new MockResponseBody() {
            @Override
            public long getContentLength() {
              return body.getContentLength();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
              await(release);
              body.writeTo(sink);
            }
          });
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void sessionWhosePasswordIsInTheExceptionOfAnotherCallIsNotTaken() {
    server.nextFaults(
        "POST", VpnServer.BAD_GATEWAY, response -> response.body("{\"data\":\"CANARY-1\"}"));
    notCreatedAndMeanwhile(
        () ->
            assertThrows(
                DecodingException.class, () -> client.vpnSessions().create(Site.SAO, "sv_2")));
    OutcomeUnknownException lost = lost(RecoveryAction.REVOKE);
    assertEquals(List.of("vpn_1"), lost.candidates());
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  @Test
  void sessionIssuedToAnotherCallerWithoutItsIdIsNotTaken() {
    server.nextFaults("POST", VpnServer.BAD_GATEWAY, VpnSessionRecoveryTest::withoutId);
    List<IssuedVpnSession> others = new ArrayList<>();
    notCreatedAndMeanwhile(() -> others.add(client.vpnSessions().create(Site.SAO, "sv_2")));
    lost(RecoveryAction.REVOKE);
    assertEquals("CANARY-1", others.get(0).password().reveal());
    assertEquals(Set.of("vpn_1"), server.sessions.keySet());
  }

  @Test
  void findsTheSessionDespiteARefusedCall() {
    server.nextFaults("POST", VpnServer.CUT, response -> response.code(422).body("{}"));
    List<RuntimeException> others = new ArrayList<>();
    pause =
        wait -> {
          server.createsSessions = false;
          others.add(
              assertThrows(
                  UnprocessableEntityException.class,
                  () -> client.vpnSessions().create(Site.SAO, "sv_2")));
          server.nextFaults("POST", response -> response.code(422).body("{}"));
        };
    assertEquals("vpn_1", reissued().id());
    assertFalse(others.isEmpty());
  }

  @Test
  void sessionThatAppearsLateIsWaitedFor() {
    server.listingsWithoutCreated = 2;
    server.nextFaults("POST", VpnServer.CUT);
    reissued();
    assertEquals(
        List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2)),
        pauses);
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionListedTooLateIsNotTouched(RecoveryAction recovery) {
    server.listingsWithoutCreated = 3;
    server.nextFaults("POST", VpnServer.CUT);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionThatDisappearsFromAListingIsNotTouched(RecoveryAction recovery) {
    server.nextFaults("POST", VpnServer.CUT);
    VpnServer.ResponseFault nothing = response -> response.body("{\"data\":[]}");
    server.nextFaults(
        "GET", VpnServer.FINE, VpnServer.FINE, nothing, VpnServer.FINE, nothing, VpnServer.FINE);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @Test
  void messageSaysIfNoSessionIsFound() {
    server.createsSessions = false;
    server.add("SAO");
    server.nextFaults("POST", VpnServer.BAD_GATEWAY);
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertTrue(unknown.getMessage().contains("No credential was found"));
    assertEquals(List.of(), unknown.candidates());
    assertInstanceOf(OutcomeUnknownException.class, unknown.getCause());
    assertInstanceOf(ServerErrorException.class, unknown.getCause().getCause());
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void severalNewSessionsAreNotTouched(RecoveryAction recovery) {
    server.afterCreation = () -> server.add("SAO");
    server.nextFaults("POST", VpnServer.CUT);
    OutcomeUnknownException unknown = lost(recovery);
    assertEquals(List.of("vpn_1", "vpn_2"), unknown.candidates());
    assertTrue(unknown.getMessage().contains("vpn_1, vpn_2"));
    assertEquals(Set.of("vpn_1", "vpn_2"), server.sessions.keySet());
    assertTrue(
        server.log.stream()
            .noneMatch(line -> line.startsWith("PATCH") || line.startsWith("DELETE")));
  }

  @Test
  void neitherIsTouchedIfASecondSessionAppearsLater() {
    pause = wait -> server.add("SAO");
    server.nextFaults("POST", VpnServer.CUT);
    assertEquals(List.of("vpn_1", "vpn_2"), lost(RecoveryAction.REVOKE).candidates());
    assertEquals(2, server.sessions.size());
  }

  @Test
  void newSessionAtAnotherSiteIsNoCandidate() {
    server.afterCreation = () -> server.add("NYC");
    server.nextFaults("POST", VpnServer.CUT);
    revoked();
    assertEquals(Set.of("vpn_2"), server.sessions.keySet());
  }

  /** The second session is new, too, so its date may be wrong. */
  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void neitherIsTouchedIfASecondSessionIsDatedBeforeTheCall(RecoveryAction recovery) {
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation = () -> elsewhen(Duration.ofSeconds(-1), () -> server.add("SAO"));
    assertNothingIsTouched(recovery, "vpn_1", "vpn_2");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionDatedBeforeTheCallIsOnlyNamed(RecoveryAction recovery) {
    server.createdAtLag = Duration.ofSeconds(4);
    server.nextFaults("POST", VpnServer.CUT);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void neitherIsTouchedIfTheFirstIsDatedBeforeTheCall(RecoveryAction recovery) {
    server.createdAtLag = Duration.ofSeconds(4);
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation =
        () -> {
          server.createdAtLag = Duration.ZERO;
          server.add("SAO");
        };
    assertNothingIsTouched(recovery, "vpn_1", "vpn_2");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionCreatedBeforeTheLast429IsNotTaken(RecoveryAction recovery) {
    server.createsSessions = false;
    server.nextFaults("POST", response -> response.code(429), VpnServer.BAD_GATEWAY);
    server.afterCreation =
        () -> {
          server.add("SAO");
          server.now = server.now.plusSeconds(60);
          server.afterCreation = () -> {};
        };
    client.close();
    client =
        LatitudeClient.builder()
            .apiKey("CANARY-key")
            .baseUrl(http.url("/").toString())
            .timeSource(timing)
            .maxRetries(1)
            .build();
    assertNothingIsTouched(recovery, "vpn_1");
  }

  /**
   * The server may have applied the request late, or another client may have created the session.
   */
  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionCreatedAfterTheLossIsNotTaken(RecoveryAction recovery) {
    server.createsSessions = false;
    server.nextFaults("POST", VpnServer.BAD_GATEWAY);
    server.afterCreation = () -> elsewhen(Duration.ofSeconds(4), () -> server.add("SAO"));
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @Test
  void sessionCreatedWithinTheSecondOfTheDateIsTaken() {
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation =
        () -> { // a slow response
          server.now = server.now.plusSeconds(100);
          pass(Duration.ofSeconds(100));
        };
    assertEquals("vpn_1", revoked().id());
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionWithoutCreatedAtIsNotTouched(RecoveryAction recovery) {
    server.sendsCreatedAt = false;
    server.nextFaults("POST", VpnServer.CUT);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void sessionWithoutSiteIsNotTouched(RecoveryAction recovery) {
    server.siteOfCreated = null;
    server.nextFaults("POST", VpnServer.CUT);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void nothingIsTouchedWithoutADateHeader(RecoveryAction recovery) {
    server.sendsDate = false;
    server.nextFaults("POST", VpnServer.CUT);
    assertTrue(assertNothingIsTouched(recovery, "vpn_1").getMessage().contains("no Date"));
  }

  @ParameterizedTest
  @EnumSource(RecoveryAction.class)
  void nothingIsTouchedIfTheServersClockGoesBack(RecoveryAction recovery) {
    server.nextFaults("POST", VpnServer.CUT);
    server.afterCreation = () -> server.now = server.now.minusSeconds(60);
    assertNothingIsTouched(recovery, "vpn_1");
  }

  @Test
  void localClockIsNotUsed() {
    server.now = Instant.parse("1999-12-31T23:59:59Z");
    server.nextFaults("POST", VpnServer.CUT);
    revoked();
  }

  @Test
  void lostReissueIsRepeated() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("PATCH", VpnServer.CUT, VpnServer.BAD_GATEWAY);
    IssuedVpnSession reissued = reissued();
    assertEquals("CANARY-4", reissued.password().reveal());
  }

  @Test
  void sessionIsNamedIfEachReissueIsLost() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("PATCH", VpnServer.CUT, VpnServer.CUT, VpnServer.CUT);
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertEquals(List.of("vpn_1"), unknown.candidates());
    assertInstanceOf(OutcomeUnknownException.class, unknown.getSuppressed()[0]);
    assertEquals(3, server.log.stream().filter(line -> line.startsWith("PATCH")).count());
    assertFalse(Shown.by(unknown).contains("CANARY"));
  }

  @Test
  void unreadableReissueIsInTheException() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("PATCH", response -> response.body("CANARY"));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> create(RecoveryAction.REISSUE));
    assertEquals("CANARY", failure.body().reveal());
    assertInstanceOf(OutcomeUnknownException.class, failure.getSuppressed()[0]);
  }

  @Test
  void refusedReissueIsReportedWithTheLoss() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("PATCH", response -> response.code(404).body("{}"));
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertEquals(List.of("vpn_1"), unknown.candidates());
    assertInstanceOf(NotFoundException.class, unknown.getSuppressed()[0]);
  }

  @Test
  void failedDeletionIsReportedWithTheLoss() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    OutcomeUnknownException unknown = lost(RecoveryAction.REVOKE);
    assertEquals(List.of("vpn_1"), unknown.candidates());
    assertInstanceOf(ServerErrorException.class, unknown.getSuppressed()[0]);
  }

  @Test
  void failedSearchIsReportedWithTheLoss() {
    server.nextFaults("POST", response -> truncatedAfter(response, "\"data\":"));
    server.nextFaults("GET", VpnServer.FINE);
    server.nextFaults(
        "GET",
        Collections.nCopies(5, VpnServer.BAD_GATEWAY).toArray(VpnServer.ResponseFault[]::new));
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertInstanceOf(ServerErrorException.class, unknown.getSuppressed()[0]);
    assertTrue(unknown.received().isPresent());
  }

  @Test
  void oneFailedListingDoesNotEndTheSearch() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("GET", VpnServer.FINE, VpnServer.BAD_GATEWAY);
    assertEquals("vpn_1", reissued().id());
  }

  @Test
  void candidateSeenBetweenFailedListingsIsNamed() {
    server.nextFaults("POST", VpnServer.CUT);
    server.nextFaults("GET", VpnServer.FINE, VpnServer.FINE);
    server.nextFaults(
        "GET",
        Collections.nCopies(4, VpnServer.BAD_GATEWAY).toArray(VpnServer.ResponseFault[]::new));
    assertEquals(List.of("vpn_1"), lost(RecoveryAction.REISSUE).candidates());
    assertEquals(1, server.sessions.size());
  }

  @Test
  void errorDuringTheSearchIsReportedWithTheLoss() {
    server.nextFaults("POST", VpnServer.CUT);
    OutcomeUnknownException unknown;
    try (LatitudeClient broken =
        withInterceptor(chain -> failAt(server.sessions.isEmpty() ? "" : "GET", chain))) {
      unknown =
          assertThrows(
              OutcomeUnknownException.class,
              () -> issue(broken).recover(RecoveryAction.REVOKE).execute());
    }
    assertInstanceOf(StackOverflowError.class, unknown.getSuppressed()[0]);
    assertEquals(1, server.sessions.size());
  }

  @Test
  void errorDuringDeletionIsReportedWithTheLoss() {
    server.nextFaults("POST", VpnServer.CUT);
    OutcomeUnknownException unknown;
    try (LatitudeClient broken = withInterceptor(chain -> failAt("DELETE", chain))) {
      unknown =
          assertThrows(
              OutcomeUnknownException.class,
              () -> issue(broken).recover(RecoveryAction.REVOKE).execute());
    }
    assertEquals(List.of("vpn_1"), unknown.candidates());
    assertInstanceOf(StackOverflowError.class, unknown.getSuppressed()[0]);
  }

  @Test
  void nothingIsCreatedIfTheFirstListingFails() {
    server.nextFaults("GET", VpnServer.BAD_GATEWAY);
    assertThrows(ServerErrorException.class, () -> create(RecoveryAction.REISSUE));
    assertEquals(List.of("GET /vpn_sessions"), server.log);
  }

  @Test
  void unreadableResponseStartsNoRecovery() {
    server.nextFaults("POST", response -> response.body("CANARY"));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> create(RecoveryAction.REISSUE));
    assertEquals("CANARY", failure.body().reveal());
    assertEquals(List.of("GET /vpn_sessions", "POST /vpn_sessions"), server.log);
  }

  @Test
  void refusalStartsNoRecovery() {
    server.nextFaults("POST", response -> response.code(422).body("{}"));
    assertThrows(UnprocessableEntityException.class, () -> create(RecoveryAction.REISSUE));
    assertEquals(2, server.log.size());
  }

  @Test
  void interruptEndsTheSearch() {
    pause =
        wait -> {
          throw new InterruptedException();
        };
    server.nextFaults("POST", VpnServer.CUT);
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertTrue(Thread.interrupted());
    assertTrue(unknown.getMessage().contains("interrupted"));
  }

  @Test
  void invalidArgumentsAreRejected() {
    VpnSessions sessions = client.vpnSessions();
    assertThrows(IllegalArgumentException.class, () -> sessions.issue(null, "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.issue(Site.SAO, "../sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.issue(Site.SAO, " "));
    assertThrows(IllegalArgumentException.class, () -> issue(client).recover(null));
    assertThrows(
        IllegalArgumentException.class,
        () -> issue(client).recover(RecoveryAction.REVOKE).executeAsync(null));
    assertEquals(List.of(), server.log);
  }

  @Test
  void asyncReturnsTheCredential() {
    IssuedVpnSession session =
        issue(client).recover(RecoveryAction.REVOKE).executeAsync(Runnable::run).join();
    assertEquals("CANARY-1", session.password().reveal());
  }

  @Test
  void asyncFailsIfTheFirstListingFails() {
    server.nextFaults("GET", VpnServer.BAD_GATEWAY);
    CompletableFuture<?> future =
        issue(client).recover(RecoveryAction.REVOKE).executeAsync(Runnable::run);
    assertInstanceOf(
        ServerErrorException.class,
        assertThrows(CompletionException.class, future::join).getCause());
  }

  @Test
  void cancellingBeforeTheStartSendsNothing() {
    List<Runnable> queue = new ArrayList<>();
    issue(client).recover(RecoveryAction.REVOKE).executeAsync(queue::add).cancel(true);
    queue.forEach(Runnable::run);
    assertEquals(List.of(), server.log);
  }

  @Test
  void cancellingAfterTheStartRevokesTheSession() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<?> future =
        issue(client).recover(RecoveryAction.REISSUE).executeAsync(queue::add);
    server.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertTrue(future.isCancelled());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void unreachableServerStartsNoRecovery() throws Exception {
    http.close();
    assertThrows(TransportException.class, () -> create(RecoveryAction.REISSUE));
  }

  @Test
  void firstLossIsTheCause() {
    server.createsSessions = false;
    server.nextFaults("POST", VpnServer.CUT);
    OutcomeUnknownException unknown = lost(RecoveryAction.REISSUE);
    assertEquals("/vpn_sessions", unknown.pathTemplate());
    assertSame(OutcomeUnknownException.class, unknown.getCause().getClass());
  }

  private LatitudeClient withInterceptor(Interceptor interceptor) {
    return LatitudeClient.builder()
        .apiKey("CANARY-key")
        .baseUrl(http.url("/").toString())
        .timeSource(timing)
        .httpClient(new OkHttpClient.Builder().addInterceptor(interceptor).build())
        .build();
  }

  private static Response failAt(String method, Interceptor.Chain chain) throws IOException {
    if (chain.request().method().equals(method)) {
      throw new StackOverflowError();
    }
    return chain.proceed(chain.request());
  }

  /** Makes the lost call create nothing, and runs an action once, during the search. */
  private void notCreatedAndMeanwhile(Runnable event) {
    server.createsSessions = false;
    pause =
        wait -> {
          if (!server.createsSessions) {
            server.createsSessions = true;
            event.run();
          }
        };
  }

  /** Asserts that the client only lists after the loss, and names these candidates. */
  private OutcomeUnknownException assertNothingIsTouched(
      RecoveryAction recovery, String... candidates) {
    OutcomeUnknownException unknown = lost(recovery);
    assertEquals(List.of(candidates), unknown.candidates());
    List<String> afterwards =
        server.log.subList(server.log.lastIndexOf("POST /vpn_sessions") + 1, server.log.size());
    assertEquals(Set.of("GET /vpn_sessions"), Set.copyOf(afterwards));
    return unknown;
  }

  private void elsewhen(Duration away, Runnable event) {
    Instant now = server.now;
    server.now = now.plus(away);
    event.run();
    server.now = now;
  }

  private static RevocableIssuance<IssuedVpnSession> issue(LatitudeClient from) {
    return from.vpnSessions().issue(Site.SAO, "sv_1");
  }

  private IssuedVpnSession create(RecoveryAction recovery) {
    return issue(client).recover(recovery).execute();
  }

  private IssuedVpnSession reissued() {
    IssuedVpnSession reissued = create(RecoveryAction.REISSUE);
    assertEquals(
        "PATCH /vpn_sessions/" + reissued.id() + "/refresh_password",
        server.log.get(server.log.size() - 1));
    return reissued;
  }

  private IssuanceRevokedException revoked() {
    return assertThrows(IssuanceRevokedException.class, () -> create(RecoveryAction.REVOKE));
  }

  private OutcomeUnknownException lost(RecoveryAction recovery) {
    return assertThrows(OutcomeUnknownException.class, () -> create(recovery));
  }

  private static MockResponse.Builder withoutId(MockResponse.Builder response) {
    return response.body("{\"data\":{\"attributes\":{\"password\":\"CANARY-1\"}}}");
  }

  /** Cuts the body off after a text; Content-Length states the whole length. */
  private static MockResponse.Builder truncatedAfter(MockResponse.Builder response, String text) {
    try {
      Buffer body = new Buffer();
      response.build().getBody().writeTo(body);
      String whole = body.readUtf8();
      String part = whole.substring(0, whole.indexOf(text) + text.length());
      return response
          .body(part)
          .setHeader("Content-Length", whole.length())
          .onResponseEnd(new SocketEffect.CloseSocket());
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
