package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Shown;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpmiAccessTest {

  private static final String LOGIN =
      """
      {"data":{"id":"ipmi_1","type":"ipmi_sessions","attributes":{"ipmi_address":"10.0.0.7","ipmi_url":null,
       "ipmi_username":"root","ipmi_password":"CANARY-ipmi"}}}""";

  @StartStop final MockWebServer http = PromptServer.create();
  private final VpnServer vpn = new VpnServer();
  private VpnServer.ResponseFault loginFault = VpnServer.FINE;
  private String server =
      """
      {"data":{"id":"sv_1","type":"servers","attributes":{"region":{"site":{"slug":"AMS"}}}}}""";
  final TimeSource time = new PauseRecorder(pause -> {});
  @Connected private LatitudeClient client;

  @BeforeEach
  void route() {
    http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (!request.getUrl().encodedPath().startsWith("/servers/")) {
              return vpn.dispatch(request);
            }
            vpn.log.add(request.getMethod() + " " + request.getUrl().encodedPath());
            return request.getMethod().equals("GET")
                ? VpnServer.json(server.isEmpty() ? 404 : 200, server).build()
                : loginFault.apply(VpnServer.json(201, LOGIN)).build();
          }
        });
  }

  @Test
  void accessHasBothAndTakesTheVpnSessionWithIt() {
    try (IpmiAccess access = open()) {
      assertEquals("CANARY-1", access.vpn().password().reveal());
      assertEquals("CANARY-ipmi", access.ipmi().password().reveal());
      assertEquals("10.0.0.7", access.ipmi().address());
      assertFalse(access.toString().contains("CANARY"));
    }
    assertEquals(
        List.of(
            "POST /vpn_sessions", "POST /servers/sv_1/remote_access", "DELETE /vpn_sessions/vpn_1"),
        vpn.log);
  }

  @Test
  void closingTheClientDoesNotComeBetweenTheTwo() {
    vpn.afterCreation = () -> client.close();
    try (IpmiAccess access = open()) {
      assertEquals("CANARY-ipmi", access.ipmi().password().reveal());
    }
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void siteIsAskedForWhereItIsNotTold() {
    List<String> sites = new ArrayList<>();
    http.setDispatcher(watching(sites, http.getDispatcher()));
    client.ipmiSessions().open("sv_1").close();
    assertEquals(
        List.of(
            "GET /servers/sv_1",
            "POST /vpn_sessions",
            "POST /servers/sv_1/remote_access",
            "DELETE /vpn_sessions/vpn_1"),
        vpn.log);
    assertEquals(List.of("AMS"), sites);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":null}",
        "{\"data\":{\"attributes\":{\"region\":null}}}",
        "{\"data\":{\"attributes\":{\"region\":{\"site\":{\"slug\":null}}}}}",
        "{\"data\":{\"attributes\":{\"region\":{\"site\":{\"slug\":\"\\nCANARY\"}}}}}"
      })
  void serverThatDoesNotSayWhereItIsGetsNothingMade(String response) {
    server = response;
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.ipmiSessions().open("sv_1"));
    assertEquals(response, failure.body().reveal());
    assertEquals(List.of("GET /servers/sv_1"), vpn.log);
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void unknownServerGetsNothingMade() {
    server = "";
    assertThrows(NotFoundException.class, () -> client.ipmiSessions().open("sv_1"));
    assertEquals(List.of("GET /servers/sv_1"), vpn.log);
  }

  @Test
  void asyncOpensOnTheGivenExecutor() {
    List<Runnable> queue = new ArrayList<>();
    List<CompletableFuture<IpmiAccess>> futures =
        List.of(
            client.ipmiSessions().openAsync("sv_1", queue::add),
            client.ipmiSessions().openAsync(Site.SAO, "sv_1", queue::add));
    assertEquals(List.of(), vpn.log);
    queue.forEach(Runnable::run);
    futures.forEach(future -> future.join().close());
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void asyncThatIsCancelledAfterItBeganLeavesNoVpnSession() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<IpmiAccess> future = client.ipmiSessions().openAsync("sv_1", queue::add);
    vpn.afterCreation = () -> future.cancel(true);
    queue.forEach(Runnable::run);
    assertEquals("DELETE /vpn_sessions/vpn_1", vpn.log.get(vpn.log.size() - 1));
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void loginIsLoggedIfFutureIsCancelledAfterItWasIssued() {
    List<Runnable> queue = new ArrayList<>();
    CompletableFuture<IpmiAccess> future =
        client.ipmiSessions().openAsync(Site.SAO, "sv_1", queue::add);
    vpn.afterCreation = () -> future.cancel(true);
    try (CapturedLog log = new CapturedLog()) {
      queue.forEach(Runnable::run);
      assertTrue(
          log.lines().stream()
              .anyMatch(
                  line ->
                      line.contains("/servers/{server_id}/remote_access")
                          && line.contains("id ipmi_1")),
          log.lines()::toString);
    }
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void closingTwiceRemovesOnce() {
    IpmiAccess access = open();
    access.close();
    access.close();
    assertEquals(3, vpn.log.size());
    assertThrows(IllegalStateException.class, access::vpn);
  }

  @Test
  void loginThatIsRefusedTakesTheVpnSessionWithIt() {
    loginFault = response -> response.code(404).body("{}");
    NotFoundException failure = assertThrows(NotFoundException.class, this::open);
    assertEquals(0, failure.getSuppressed().length);
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void lostLoginTakesTheVpnSessionWithIt() {
    loginFault = VpnServer.CUT;
    OutcomeUnknownException failure = assertThrows(OutcomeUnknownException.class, this::open);
    assertEquals("/servers/{server_id}/remote_access", failure.pathTemplate());
    assertEquals(Set.of(), vpn.sessions.keySet());
  }

  @Test
  void vpnSessionThatStaysIsReportedWithTheFailureAndNotLost() {
    loginFault = response -> response.code(422).body("{}");
    vpn.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    UnprocessableEntityException failure =
        assertThrows(UnprocessableEntityException.class, this::open);
    RevocationFailedException left =
        assertInstanceOf(RevocationFailedException.class, failure.getSuppressed()[0]);
    assertEquals("vpn_1", left.id().orElseThrow());
    assertEquals(
        "CANARY-1", left.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void vpnSessionThatIsNotFoundRightAfterItsMakingIsRemovedByAnotherTry() {
    VpnServer.ResponseFault notFound = response -> response.code(404).body("{}");
    loginFault = response -> response.code(422).body("{}");
    vpn.nextFaults("DELETE", notFound, notFound, response -> response.code(204).body(""));
    assertThrows(UnprocessableEntityException.class, this::open);
    assertEquals(3, vpn.log.stream().filter(request -> request.startsWith("DELETE")).count());
  }

  @Test
  void vpnSessionThatCannotBeHadMeansThatNoLoginIsMade() {
    vpn.nextFaults("POST", response -> response.code(422).body("{}"));
    assertThrows(UnprocessableEntityException.class, this::open);
    assertEquals(List.of("POST /vpn_sessions"), vpn.log);
  }

  @Test
  void invalidArgumentsAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> client.ipmiSessions().open(null, "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> client.ipmiSessions().open(Site.SAO, "a/b"));
    assertThrows(IllegalArgumentException.class, () -> client.ipmiSessions().open("a/b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.ipmiSessions().openAsync("a/b", Runnable::run));
    assertThrows(
        IllegalArgumentException.class, () -> client.ipmiSessions().openAsync("sv_1", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.ipmiSessions().openAsync(null, "sv_1", Runnable::run));
    assertThrows(IllegalArgumentException.class, () -> client.ipmiSessions().issue(" "));
    assertEquals(List.of(), vpn.log);
  }

  @Test
  void loginIsDelivered() {
    List<String> taken = new ArrayList<>();
    client
        .ipmiSessions()
        .issue("sv_1")
        .deliverTo(login -> taken.add(login.password().reveal()))
        .execute();
    client
        .ipmiSessions()
        .issue("sv_1")
        .deliverTo(login -> taken.add(login.userName()))
        .executeAsync(Runnable::run)
        .join();
    assertEquals(List.of("CANARY-ipmi", "root"), taken);
  }

  @Test
  void loginThatIsNotDeliveredIsNotLost() {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                client
                    .ipmiSessions()
                    .issue("sv_1")
                    .deliverTo(
                        login -> {
                          throw new IOException("not " + login.password().reveal());
                        })
                    .execute());
    assertEquals(Revocation.IMPOSSIBLE, failure.revocation());
    assertTrue(failure.getMessage().contains("cannot revoke"));
    assertEquals(
        "CANARY-ipmi",
        failure.credential(IssuedIpmiSession.class).orElseThrow().password().reveal());
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  /** Records the sites for which VPN sessions are requested. */
  private static Dispatcher watching(List<String> sites, Dispatcher dispatcher) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        if (body.contains("\"site\":")) {
          sites.add(body.replaceAll(".*\"site\":\"([A-Z]+)\".*", "$1"));
        }
        return dispatcher.dispatch(request);
      }
    };
  }

  private IpmiAccess open() {
    return client.ipmiSessions().open(Site.SAO, "sv_1");
  }
}
