package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SandboxTest {

  private Sandbox sandbox;
  private LatitudeClient latitude;
  private PingNetworkClient ping;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    latitude = sandbox.latitude().build();
    ping = sandbox.pingNetwork().build();
  }

  @AfterEach
  void stop() {
    latitude.close();
    ping.close();
    sandbox.close();
  }

  @Test
  void listFiltersBySite() {
    IssuedVpnSession tokyo = latitude.vpnSessions().create(Site.TYO, "sv_1");
    latitude.vpnSessions().create(Site.SAO, "sv_2");
    List<VpnSession> listed = latitude.vpnSessions().list(Site.TYO);
    assertEquals(List.of(tokyo.id()), listed.stream().map(VpnSession::id).toList());
    assertEquals(2, latitude.vpnSessions().list().size());
  }

  @Test
  void listContainsNoPassword() {
    latitude.vpnSessions().create(Site.TYO, "sv_1");
    assertEquals(null, latitude.vpnSessions().list().get(0).generated().attributes().password());
  }

  @Test
  void eachCredentialIsUnique() {
    Secret<String> one = latitude.vpnSessions().create(Site.TYO, "sv_1").password();
    assertNotEquals(one, latitude.vpnSessions().create(Site.TYO, "sv_1").password());
    assertEquals(one, sandbox.issued().get(0).value());
  }

  @Test
  void tokenEndsWithItsLastSlice() {
    IssuedApiKey key = latitude.apiKeys().create(NewApiKey.named("ci").readOnly(true));
    assertTrue(key.token().reveal().endsWith(key.tokenLastSlice()));
    assertEquals(true, key.readOnly());
  }

  @Test
  void linkAndConfigurationNameTheSameUser() {
    IssuedSession session = ping.sessions().create(NewSession.of("client", "xx"));
    String user = sandbox.issued().get(0).value().reveal();
    assertTrue(session.link().reveal().startsWith("vless://" + user + "@"));
    assertTrue(session.configuration().reveal().toString().contains(user));
  }

  @Test
  void rejectsUnknownKey() {
    try (LatitudeClient stranger =
        LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey("CANARY-other").build()) {
      UnauthorizedException thrown =
          assertThrows(UnauthorizedException.class, () -> stranger.vpnSessions().list());
      assertEquals("INVALID_TOKEN", thrown.errors().get(0).code().orElseThrow());
    }
    assertEquals(List.of(), sandbox.issued());
  }

  @Test
  void rejectsRequestThatTheDocumentDoesNotAllow() {
    assertThrows(
        UnprocessableEntityException.class,
        () -> latitude.vpnSessions().create(Site.of("NOWHERE"), "sv_1"));
    assertEquals(1, sandbox.violations().size());
    assertEquals(List.of(), sandbox.issued());
  }

  @Test
  void cutBeforeReadingCreatesNothing() {
    sandbox.next(ConnectionCut.BEFORE_READING);
    assertThrows(
        OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(List.of(), sandbox.issued());
    assertFalse(sandbox.requests().containsKey("post-vpn-session"));
  }

  @Test
  void cutBeforeReadingAppliesToAnOpenConnection() {
    latitude.vpnSessions().list();
    sandbox.next(ConnectionCut.BEFORE_READING);
    assertThrows(
        OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(List.of(), sandbox.issued());
  }

  @Test
  void cutBeforeTheChangeCreatesNothing() {
    sandbox.next(ConnectionCut.BEFORE_CHANGE);
    assertThrows(
        OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(List.of(), sandbox.issued());
    assertEquals(1, sandbox.requests().get("post-vpn-session"));
  }

  @Test
  void cutAfterTheChangeCreatesOne() {
    sandbox.next(ConnectionCut.AFTER_CHANGE);
    assertThrows(
        OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(1, sandbox.issued().size());
    assertEquals(1, sandbox.requests().get("post-vpn-session"));
  }

  @Test
  void cutWithinTheResponseCreatesOne() {
    sandbox.next("post-vpn-session", ConnectionCut.WITHIN_RESPONSE);
    assertThrows(
        OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(1, sandbox.issued().size());
  }

  @Test
  void clientWaitsForADelayedResponse() {
    sandbox.next(new Delay(Duration.ofMillis(50)));
    assertEquals(Site.TYO, latitude.vpnSessions().create(Site.TYO, "sv_1").site());
  }

  @Test
  void requestIsAppliedIfItsResponseIsTooLate() {
    sandbox.next(new Delay(Duration.ofSeconds(4)));
    try (LatitudeClient impatient = sandbox.latitude().readTimeout(Duration.ofSeconds(2)).build()) {
      assertThrows(
          OutcomeUnknownException.class, () -> impatient.vpnSessions().create(Site.TYO, "sv_1"));
    }
    assertEquals(1, sandbox.issued().size());
  }

  @Test
  void deletionIsAppliedIfItsResponseIsLost() {
    String id = latitude.apiKeys().create(NewApiKey.named("ci")).id();
    sandbox.next(ConnectionCut.AFTER_CHANGE);
    try (LatitudeClient once = sandbox.latitude().maxRetries(0).build()) {
      assertThrows(TransportException.class, () -> once.apiKeys().delete(id));
    }
    assertEquals(List.of(), latitude.apiKeys().list());
  }

  @Test
  void clientRetriesAfterTheTimeThatA429States() {
    sandbox.next("post-vpn-session", RejectedRequest.tooManyRequests(0));
    latitude.vpnSessions().create(Site.TYO, "sv_1");
    assertEquals(2, sandbox.requests().get("post-vpn-session"));
    assertEquals(1, sandbox.issued().size());
  }

  @Test
  void clientDoesNotRetryIfA429StatesAnHour() {
    sandbox.next("createSession", RejectedRequest.tooManyRequests("X-RateLimit-Reset", "3600"));
    RateLimitedException thrown =
        assertThrows(
            RateLimitedException.class,
            () -> ping.sessions().create(NewSession.of("client", "xx")));
    assertEquals(Duration.ofHours(1), thrown.retryAfter().orElseThrow());
  }

  @Test
  void clientDoesNotFollowARedirect() {
    sandbox.next(RejectedRequest.redirect(308, sandbox.pingNetworkUrl()));
    ApiException thrown =
        assertThrows(ApiException.class, () -> latitude.vpnSessions().create(Site.TYO, "sv_1"));
    assertEquals(308, thrown.status());
    assertFalse(sandbox.requests().containsKey("createSession"));
  }

  @Test
  void appliesFaultsInOrderAndOnce() {
    sandbox.next(RejectedRequest.status(404), RejectedRequest.status(409));
    assertEquals(
        404, assertThrows(ApiException.class, () -> latitude.vpnSessions().list()).status());
    assertEquals(
        409, assertThrows(ApiException.class, () -> latitude.vpnSessions().list()).status());
    assertEquals(List.of(), latitude.vpnSessions().list());
  }

  @Test
  void refusedStreamCreatesNothing() {
    assertCreatedDespiteReset(0, StreamReset.refused());
  }

  @Test
  void streamResetAfterTheChangeCreatesOne() {
    assertCreatedDespiteReset(1, StreamReset.afterChange());
  }

  @Test
  void rejectsFaultOfAnotherHttpVersion() {
    assertThrows(IllegalArgumentException.class, () -> sandbox.next(StreamReset.refused()));
    try (Sandbox http2 = Sandbox.startHttp2()) {
      assertThrows(IllegalArgumentException.class, () -> http2.next(ConnectionCut.AFTER_CHANGE));
    }
  }

  private static void assertCreatedDespiteReset(int made, StreamReset reset) {
    OkHttpClient http2 =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (Sandbox sandbox = Sandbox.startHttp2();
        LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(sandbox.latitudeUrl())
                .apiKey(sandbox.latitudeKey())
                .httpClient(http2)
                .build()) {
      sandbox.next(reset);
      assertThrows(
          OutcomeUnknownException.class, () -> latitude.vpnSessions().create(Site.SAO, "sv_1"));
      assertEquals(made, sandbox.issued().size());
      assertEquals(made, latitude.vpnSessions().list().size());
    } finally {
      http2.dispatcher().executorService().shutdown();
      http2.connectionPool().evictAll();
    }
  }

  @Test
  void issuesUniqueCredentialsToManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<IssuedApiKey>> creations =
          Collections.nCopies(40, () -> latitude.apiKeys().create(NewApiKey.named("ci")));
      Set<String> tokens = new HashSet<>();
      for (Future<IssuedApiKey> creation : threads.invokeAll(creations)) {
        tokens.add(creation.get().token().reveal());
      }
      assertEquals(40, tokens.size());
      assertEquals(40, sandbox.issued().size());
      assertEquals(40, latitude.apiKeys().list().size());
      assertEquals(41, sandbox.requests().values().stream().mapToInt(Integer::intValue).sum());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void eachCredentialAndKeyStartsWithCanary() {
    latitude.vpnSessions().create(Site.TYO, "sv_1");
    latitude.apiKeys().create(NewApiKey.named("ci"));
    latitude.outOfBandConnections().create("sv_1", "ssh_1");
    latitude.ipmiSessions().create("sv_1");
    ping.sessions().create(NewSession.of("client", "xx"));
    assertEquals(5, sandbox.issued().size());
    sandbox.issued().forEach(issued -> assertTrue(issued.value().reveal().startsWith("CANARY-")));
    assertTrue(sandbox.latitudeKey().reveal().startsWith("CANARY-"));
    assertTrue(sandbox.pingNetworkKey().reveal().startsWith("CANARY-"));
  }

  @Test
  void rejectsFaultForUnknownOperation() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> sandbox.next("post-vpn-sessions", ConnectionCut.AFTER_CHANGE));
    assertTrue(thrown.getMessage().contains("post-vpn-session,"));
  }

  @Test
  void rejectsValueThatIsNotJsonWithoutShowingIt() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> MalformedResponse.value("/data/id", "CANARY-without-quotes"));
    assertEquals("the value is not JSON; a JSON string needs quotes", thrown.getMessage());
    assertEquals(null, thrown.getCause());
  }

  @Test
  void rejectsInvalidPointer() {
    assertThrows(IllegalArgumentException.class, () -> MalformedResponse.nullAt("data/id"));
  }
}
