package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.BadRequestException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.ApiKeyChanges;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.LimitValues;
import dev.keyfob.pingnetwork.LimitsChange;
import dev.keyfob.pingnetwork.LimitsScope;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.pingnetwork.Sessions;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that responses reflect the changes of earlier requests. */
final class SandboxStateTest {

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
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void refreshKeepsTheSessionAndReplacesItsPassword() {
    IssuedVpnSession before = latitude.vpnSessions().create(Site.TYO, "sv_1");
    IssuedVpnSession after = latitude.vpnSessions().refreshPassword(before.id());
    assertEquals(before.id(), after.id());
    assertNotEquals(before.password(), after.password());
    assertEquals(
        List.of(before.password(), after.password()),
        sandbox.issued().stream().map(IssuedCredential::value).toList());
  }

  @Test
  void expiredSessionIsNotFound() {
    sandbox.sessionLifetime(Duration.ZERO);
    String id = latitude.vpnSessions().create(Site.TYO, "sv_1").id();
    assertEquals(List.of(), List.copyOf(latitude.vpnSessions().list()));
    assertThrows(NotFoundException.class, () -> latitude.vpnSessions().refreshPassword(id));
  }

  @Test
  void serverHasTheSiteThatWasSet() {
    sandbox.serverSite("sv_1", Site.NYC);
    latitude.ipmiSessions().open("sv_1").close();
    try (var access = latitude.ipmiSessions().open("sv_1")) {
      assertEquals(Site.NYC, access.vpn().site());
    }
  }

  @Test
  void consoleMayHaveNoPassword() {
    sandbox.outOfBandPasswords(false);
    latitude.outOfBandConnections().create("sv_1", "ssh_1");
    assertNull(latitude.outOfBandConnections().find("sv_1").orElseThrow().password());
  }

  @Test
  void requestsBeyondTheLimitAreRejected() {
    sandbox.latitudeRateLimit(60, 1);
    LatitudeClient hasty = latitude.with(options -> options.maxRetryDelay(Duration.ZERO));
    hasty.vpnSessions().create(Site.TYO, "sv_1");
    RateLimitedException limited =
        assertThrows(
            RateLimitedException.class, () -> hasty.vpnSessions().create(Site.TYO, "sv_1"));
    assertTrue(limited.retryAfter().orElseThrow().toSeconds() > 30);
    assertEquals(1, hasty.vpnSessions().list().size());
  }

  @Test
  void keyIsAcceptedWithAndWithoutPrefix() {
    try (LatitudeClient bearer = sandbox.latitude().bearer().build();
        PingNetworkClient bare = sandbox.pingNetwork().bareKey().build()) {
      assertEquals(List.of(), List.copyOf(bearer.vpnSessions().list()));
      assertTrue(!bare.zones().list().isEmpty());
    }
    try (LatitudeClient twice =
        sandbox.latitude().apiKey("Bearer Bearer " + sandbox.latitudeKey().reveal()).build()) {
      assertThrows(UnauthorizedException.class, () -> twice.vpnSessions().list());
    }
  }

  @Test
  void deletedSessionIsNotFound() {
    String id = latitude.vpnSessions().create(Site.TYO, "sv_1").id();
    latitude.vpnSessions().delete(id);
    assertEquals(List.of(), latitude.vpnSessions().list());
    assertThrows(NotFoundException.class, () -> latitude.vpnSessions().delete(id));
    assertThrows(NotFoundException.class, () -> latitude.vpnSessions().refreshPassword(id));
  }

  @Test
  void listedKeyHasNoTokenAndTheLastSliceOfTheNewest() {
    String id = latitude.apiKeys().create(NewApiKey.named("ci")).id();
    IssuedApiKey rotated = latitude.apiKeys().rotate(id);
    ApiKey listed = latitude.apiKeys().list().get(0);
    assertEquals(null, listed.generated().attributes().token());
    assertEquals(rotated.tokenLastSlice(), listed.tokenLastSlice());
  }

  @Test
  void updateKeepsTheTokenAndOtherSettings() {
    IssuedApiKey key = latitude.apiKeys().create(NewApiKey.named("ci").allowedIps("192.0.2.7"));
    ApiKey updated = latitude.apiKeys().update(key.id(), ApiKeyChanges.none().readOnly(true));
    assertEquals(List.of("192.0.2.7"), updated.allowedIps());
    assertEquals(true, updated.readOnly());
    assertEquals(key.tokenLastSlice(), updated.tokenLastSlice());
  }

  @Test
  void clientGoesOnAfterRotatingItsOwnKey() {
    IssuedApiKey key = latitude.apiKeys().create(NewApiKey.named("own"));
    AtomicReference<Secret<String>> inUse = new AtomicReference<>(key.token());
    try (LatitudeClient own =
        LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(inUse::get).build()) {
      Secret<String> token = own.apiKeys().rotate(key.id()).token();
      assertThrows(UnauthorizedException.class, () -> own.apiKeys().list());
      inUse.set(token);
      own.apiKeys().delete(key.id());
      assertThrows(UnauthorizedException.class, () -> own.apiKeys().list());
    }
  }

  @Test
  void consoleIsFoundAgainWithTheSamePassword() {
    assertEquals(Optional.empty(), latitude.outOfBandConnections().find("sv_1"));
    Secret<String> password = latitude.outOfBandConnections().create("sv_1", "ssh_1").password();
    assertEquals(password, latitude.outOfBandConnections().find("sv_1").orElseThrow().password());
    assertEquals(1, sandbox.issued().size());
  }

  @Test
  void rejectsPausingOrResumingTwice() {
    Sessions sessions = ping.sessions();
    String id = sessions.create(NewSession.of("client", "xx").reusable(true)).id();
    assertEquals(true, sessions.pause(id).paused());
    assertThrows(BadRequestException.class, () -> sessions.pause(id));
    assertEquals(false, sessions.resume(id).paused());
    assertThrows(BadRequestException.class, () -> sessions.resume(id));
  }

  @Test
  void rejectsPausingASessionThatIsNotReusable() {
    String id = ping.sessions().create(NewSession.of("client", "xx")).id();
    assertThrows(BadRequestException.class, () -> ping.sessions().pause(id));
  }

  @Test
  void statusNamesTheSessionsClient() {
    String id = ping.sessions().create(NewSession.of("client-7", "xx")).id();
    assertEquals("client-7", ping.sessions().status(id).clientId());
    assertThrows(NotFoundException.class, () -> ping.sessions().status("another"));
  }

  @Test
  void limitsStayUntilTheyAreRemoved() {
    LimitsScope scope = ping.limits().client();
    assertThrows(NotFoundException.class, scope::get);
    scope.update(LimitsChange.none().downloadedBytes(7_000_000_000L).maxSessions(3));
    LimitValues lifted = scope.update(LimitsChange.none().clearMaxSessions());
    assertEquals(null, lifted.maxSessions());
    assertEquals(7_000_000_000L, scope.get().downloadedBytes());
    scope.delete();
    assertThrows(NotFoundException.class, scope::get);
  }

  @Test
  void scopesHaveSeparateLimits() {
    ping.limits().global().update(LimitsChange.none().uploadSpeed(1));
    assertThrows(NotFoundException.class, () -> ping.limits().session().get());
  }

  @Test
  void eachStreamStartsWithTheFirstEvent() {
    String id = ping.sessions().create(NewSession.of("client", "xx").reusable(true)).id();
    ping.sessions().pause(id);
    try (SessionEvents events = ping.sessions().events()) {
      List<String> types =
          events.stream().limit(3).map(event -> event.eventType().value()).toList();
      assertEquals(List.of("session_start", "session_stats", "session_end"), types);
    }
    try (SessionEvents events = ping.sessions().events()) {
      assertTrue(events.poll(Duration.ofSeconds(30)).isPresent());
    }
  }
}
