package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.Issuance;
import dev.keyfob.Lease;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.BadRequestException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.ForbiddenException;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedIpmiSession;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.testing.FacadeUnderTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Delivers every credential to a sink that fails. The credential is then revoked or paused, or the
 * exception holds it.
 */
final class DeliveryTest {

  private static final Executor HERE = Runnable::run;

  private record Clients(Sandbox sandbox, LatitudeClient latitude, PingNetworkClient ping) {}

  /**
   * A kind of credential, and what must happen to it if its sink fails.
   *
   * @param type the class of the credential
   * @param into issues a credential and delivers it to a sink
   * @param undoing the operation that revokes or pauses it; null if the API has none
   * @param revocation the expected result of that operation
   * @param isGone returns whether the credential with an id cannot be used any more
   */
  private record Kind<T>(
      String name,
      Class<T> type,
      BiFunction<Clients, SecretSink<T>, T> into,
      Function<T, Secret<String>> secret,
      String undoing,
      Revocation revocation,
      BiFunction<Clients, String, Boolean> isGone) {}

  private static Stream<Kind<?>> kinds() {
    return Stream.of(
        vpnSession("vpnSessions.issue", DeliveryTest::now),
        vpnSession("vpnSessions.issue, async", DeliveryTest::onExecutor),
        vpnSession("vpnSessions.issue, lease", DeliveryTest::leased),
        apiKey("apiKeys.issue", DeliveryTest::now),
        apiKey("apiKeys.issue, async", DeliveryTest::onExecutor),
        apiKey("apiKeys.issue, lease", DeliveryTest::leased),
        console("outOfBandConnections.issue", DeliveryTest::now),
        console("outOfBandConnections.issue, async", DeliveryTest::onExecutor),
        ipmi("ipmiSessions.issue", DeliveryTest::now),
        ipmi("ipmiSessions.issue, async", DeliveryTest::onExecutor),
        session("sessions.issue, reusable", true, DeliveryTest::now),
        session("sessions.issue", false, DeliveryTest::now),
        session("sessions.issue, reusable, async", true, DeliveryTest::onExecutor),
        session("sessions.issue, async", false, DeliveryTest::onExecutor));
  }

  private static <T> T now(Issuance<T> issuance) {
    return issuance.execute();
  }

  private static <T> T onExecutor(Issuance<T> issuance) {
    return joined(() -> issuance.executeAsync(HERE).join());
  }

  private static <T> T leased(RevocableIssuance<T> issuance) {
    try (Lease<T> lease = issuance.lease()) {
      return lease.credential();
    }
  }

  @TestFactory
  Stream<DynamicTest> failingSinkLeavesNoCredentialBehind() {
    return kinds().map(kind -> dynamicTest(kind.name(), () -> assertUnusableIfSinkFails(kind)));
  }

  @TestFactory
  Stream<DynamicTest> exceptionHoldsCredentialThatCannotBeRevoked() {
    return kinds()
        .filter(kind -> kind.undoing() != null)
        .map(kind -> dynamicTest(kind.name(), () -> assertHeldIfRevocationFailsToo(kind)));
  }

  @Test
  void everyIssuanceOfTheFacadeIsTested() {
    Set<String> there =
        FacadeUnderTest.all().stream()
            .flatMap(facade -> facade.operations().stream())
            .filter(operation -> operation.method().getName().equals("issue"))
            .map(operation -> operation.service() + "." + operation.method().getName())
            .collect(Collectors.toSet());
    assertEquals(
        there,
        kinds().map(kind -> kind.name().replaceFirst(",.*", "")).collect(Collectors.toSet()));
  }

  private static <T> void assertUnusableIfSinkFails(Kind<T> kind) {
    inSandbox(
        to -> {
          DeliveryFailedException failure = failed(kind, to);
          IssuedCredential issued = onlyIssued(to);
          assertEquals(kind.revocation, failure.revocation());
          assertEquals(issued.id(), failure.id().orElseThrow());
          assertEquals(0, failure.getSuppressed().length);
          assertEquals(
              kind.revocation != Revocation.IMPOSSIBLE, kind.isGone.apply(to, issued.id()));
          assertEquals(
              kind.revocation == Revocation.REMOVED,
              failure.credential(kind.type).isEmpty(),
              "the exception holds the credential");
        });
  }

  private static <T> void assertHeldIfRevocationFailsToo(Kind<T> kind) {
    inSandbox(
        to -> {
          to.sandbox.next(kind.undoing, RejectedRequest.status(403));
          DeliveryFailedException failure = failed(kind, to);
          IssuedCredential issued = onlyIssued(to);
          assertEquals(Revocation.FAILED, failure.revocation());
          assertSame(ForbiddenException.class, failure.getSuppressed()[0].getClass());
          assertFalse(kind.isGone.apply(to, issued.id()), "gone");
          T credential = failure.credential(kind.type).orElseThrow();
          assertTrue(
              kind.secret.apply(credential).reveal().contains(issued.value().reveal()),
              "the exception holds another credential");
        });
  }

  /**
   * Delivers to a sink whose exception quotes the encoded secret, and asserts that no output shows
   * it.
   */
  private static <T> DeliveryFailedException failed(Kind<T> kind, Clients to) {
    SecretSink<T> full =
        issued -> {
          throw new IOException("full: " + encoded(kind.secret.apply(issued).reveal()));
        };
    DeliveryFailedException failure =
        assertThrows(DeliveryFailedException.class, () -> kind.into.apply(to, full));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String secret = onlyIssued(to).value().reveal();
    assertFalse(
        trace.toString().contains(secret) || trace.toString().contains(encoded(secret)), "shown");
    assertTrue(
        failure.sinkFailure().orElseThrow().reveal().getMessage().contains(encoded(secret)),
        "not in sinkFailure()");
    return failure;
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("-", "%2D");
  }

  private static IssuedCredential onlyIssued(Clients to) {
    List<IssuedCredential> all = to.sandbox.issued();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static Kind<IssuedVpnSession> vpnSession(
      String name, Function<RevocableIssuance<IssuedVpnSession>, IssuedVpnSession> way) {
    return new Kind<>(
        name,
        IssuedVpnSession.class,
        (to, sink) -> way.apply(to.latitude.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(sink)),
        IssuedVpnSession::password,
        "delete-vpn-session",
        Revocation.REMOVED,
        (to, id) ->
            to.latitude.vpnSessions().list().stream().map(VpnSession::id).noneMatch(id::equals));
  }

  private static Kind<IssuedApiKey> apiKey(
      String name, Function<RevocableIssuance<IssuedApiKey>, IssuedApiKey> way) {
    return new Kind<>(
        name,
        IssuedApiKey.class,
        (to, sink) -> way.apply(to.latitude.apiKeys().issue(NewApiKey.named("ci")).deliverTo(sink)),
        IssuedApiKey::token,
        "delete-api-key",
        Revocation.REMOVED,
        (to, id) -> to.latitude.apiKeys().list().stream().map(ApiKey::id).noneMatch(id::equals));
  }

  private static Kind<IssuedOutOfBandConnection> console(
      String name, Function<Issuance<IssuedOutOfBandConnection>, IssuedOutOfBandConnection> way) {
    return new Kind<>(
        name,
        IssuedOutOfBandConnection.class,
        (to, sink) ->
            way.apply(to.latitude.outOfBandConnections().issue("sv_1", "ssh_1").deliverTo(sink)),
        IssuedOutOfBandConnection::password,
        null,
        Revocation.IMPOSSIBLE,
        (to, id) -> to.latitude.outOfBandConnections().find("sv_1").isEmpty());
  }

  private static Kind<IssuedIpmiSession> ipmi(
      String name, Function<Issuance<IssuedIpmiSession>, IssuedIpmiSession> way) {
    return new Kind<>(
        name,
        IssuedIpmiSession.class,
        (to, sink) -> way.apply(to.latitude.ipmiSessions().issue("sv_1").deliverTo(sink)),
        IssuedIpmiSession::password,
        null,
        Revocation.IMPOSSIBLE,
        (to, id) -> false);
  }

  private static Kind<IssuedSession> session(
      String name, boolean reusable, Function<Issuance<IssuedSession>, IssuedSession> way) {
    return new Kind<>(
        name,
        IssuedSession.class,
        (to, sink) -> way.apply(to.ping.sessions().issue(session(reusable)).deliverTo(sink)),
        IssuedSession::link,
        reusable ? "pauseSession" : null,
        reusable ? Revocation.PAUSED : Revocation.IMPOSSIBLE,
        DeliveryTest::isPaused);
  }

  /**
   * Returns whether a session is paused: like the provider, the sandbox rejects resuming a session
   * that is not.
   */
  private static boolean isPaused(Clients to, String id) {
    try {
      to.ping.sessions().resume(id);
      return true;
    } catch (BadRequestException notPaused) {
      return false;
    }
  }

  private static NewSession session(boolean reusable) {
    return NewSession.of("client", "xx").reusable(reusable);
  }

  private static <T> T joined(Supplier<T> joining) {
    try {
      return joining.get();
    } catch (CompletionException thrown) {
      throw (RuntimeException) thrown.getCause();
    }
  }

  private interface Body {
    void with(Clients clients);
  }

  private static void inSandbox(Body test) {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(sandbox.latitudeUrl())
                .apiKey(sandbox.latitudeKey())
                .build();
        PingNetworkClient ping =
            PingNetworkClient.builder()
                .baseUrl(sandbox.pingNetworkUrl())
                .apiKey(sandbox.pingNetworkKey())
                .build()) {
      test.with(new Clients(sandbox, latitude, ping));
      assertEquals(List.of(), sandbox.violations());
    }
  }
}
