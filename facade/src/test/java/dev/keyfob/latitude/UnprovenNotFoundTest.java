package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.Lease;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.Set;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A 404 without an error of the API, which a gateway may have sent. */
class UnprovenNotFoundTest {

  @SuppressWarnings("UnnecessaryLambda") // used as a value, many times over
  private static final VpnServer.ResponseFault BODILESS = response -> response.code(404).body("");

  @StartStop final MockWebServer http = PromptServer.create();
  private final VpnServer server = new VpnServer();
  final TimeSource timing = new PauseRecorder(pause -> {});
  @Connected private LatitudeClient client;

  @BeforeEach
  void route() {
    http.setDispatcher(server);
    server.idOfCreated = "vpn_1";
  }

  @Test
  void deletionAfterALostResponseSucceedsIfTheListingDoesNotHaveTheSession() {
    String id = sessions().create(Site.SAO, "sv_1").id();
    server.nextFaults("DELETE", VpnServer.CUT, BODILESS);
    sessions().delete(id);
    assertEquals(1, listings());
  }

  @Test
  void deletionAfterALostResponseFailsIfTheListingHasTheSession() {
    String id = sessions().create(Site.SAO, "sv_1").id();
    server.nextFaults("DELETE", kept(VpnServer.CUT), kept(BODILESS));
    assertThrows(NotFoundException.class, () -> sessions().delete(id));
    assertEquals(1, listings());
  }

  @Test
  void asyncDeletionAfterALostResponseFailsIfTheListingHasTheSession() {
    String id = sessions().create(Site.SAO, "sv_1").id();
    server.nextFaults("DELETE", kept(VpnServer.CUT), kept(BODILESS));
    CompletionException failure =
        assertThrows(CompletionException.class, () -> sessions().deleteAsync(id).join());
    assertInstanceOf(NotFoundException.class, failure.getCause());
  }

  @Test
  void deletionAfterALostResponseFailsIfTheListingFails() {
    String id = sessions().create(Site.SAO, "sv_1").id();
    server.nextFaults("DELETE", VpnServer.CUT, BODILESS);
    server.nextFaults("GET", VpnServer.BAD_GATEWAY, VpnServer.BAD_GATEWAY);
    assertThrows(NotFoundException.class, () -> sessions().delete(id));
  }

  @Test
  void deletionAfterALostResponseReadsNoListingIfTheApiAnswers404() {
    String id = sessions().create(Site.SAO, "sv_1").id();
    server.nextFaults("DELETE", VpnServer.CUT);
    sessions().delete(id);
    assertEquals(0, listings());
  }

  @Test
  void closingALeaseFailsIfTheListingHasTheSession() {
    Lease<IssuedVpnSession> lease = sessions().issue(Site.SAO, "sv_1").lease();
    lease.refresh();
    server.nextFaults("DELETE", kept(BODILESS), kept(BODILESS), kept(BODILESS), kept(BODILESS));
    assertThrows(RevocationFailedException.class, lease::close);
    assertEquals(1, listings());
  }

  @Test
  void closingALeaseSucceedsIfTheListingDoesNotHaveTheSession() {
    Lease<IssuedVpnSession> lease = sessions().issue(Site.SAO, "sv_1").lease();
    lease.refresh();
    server.nextFaults("DELETE", BODILESS);
    lease.close();
    assertEquals(Set.of(), server.sessions.keySet());
    assertEquals(1, listings());
  }

  @Test
  void closingAnUnseenLeaseFailsIfTheListingHasTheSession() {
    Lease<IssuedVpnSession> lease = sessions().issue(Site.SAO, "sv_1").lease();
    server.nextFaults("DELETE", kept(BODILESS), kept(BODILESS), kept(BODILESS), kept(BODILESS));
    assertThrows(RevocationFailedException.class, lease::close);
    assertEquals(1, listings());
  }

  private VpnSessions sessions() {
    return client.with(options -> options.maxRetries(1)).vpnSessions();
  }

  /** Changes the response to a deletion that does nothing. */
  private VpnServer.ResponseFault kept(VpnServer.ResponseFault fault) {
    return response -> {
      server.add("SAO");
      return fault.apply(response);
    };
  }

  private long listings() {
    return server.log.stream().filter(line -> line.startsWith("GET")).count();
  }
}
