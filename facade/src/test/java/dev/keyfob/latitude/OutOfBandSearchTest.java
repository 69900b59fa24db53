package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.ForbiddenException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class OutOfBandSearchTest {

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void openConnectionIsFoundWithItsLogin() throws Exception {
    response(
        200,
        "{\"data\":{\"id\":\"obc_1\",\"attributes\":{\"credentials\":{\"user\":\"u\",\"password\":\"CANARY\"}}}}");
    IssuedOutOfBandConnection found = client.outOfBandConnections().find("sv_1").orElseThrow();
    assertEquals("CANARY", found.password().reveal());
    assertEquals(
        "GET /servers/sv_1/out_of_band_connection HTTP/1.1", server.takeRequest().getRequestLine());
  }

  @Test
  void noConnectionIsNoFailure() {
    response(404, "{\"errors\":[{\"code\":\"not_found\"}]}");
    response(200, "{\"data\":null}");
    assertEquals(Optional.empty(), client.outOfBandConnections().find("sv_1"));
    assertEquals(Optional.empty(), client.outOfBandConnections().findAsync("sv_1").join());
  }

  @Test
  void listOfOneConnectionIsThatConnection() {
    response(
        200,
        "{\"data\":[{\"id\":\"obc_1\",\"attributes\":{\"credentials\":{\"password\":\"CANARY\"}}}]}");
    IssuedOutOfBandConnection found = client.outOfBandConnections().find("sv_1").orElseThrow();
    assertEquals("obc_1", found.id());
    assertEquals("CANARY", found.password().reveal());
    assertFalse(found.toString().contains("CANARY"));
    assertFalse(found.envelope().toString().contains("CANARY"));
  }

  @Test
  void emptyListIsNoConnection() {
    response(200, "{\"data\":[]}");
    assertEquals(Optional.empty(), client.outOfBandConnections().find("sv_1"));
  }

  @Test
  void listOfSeveralConnectionsIsAFailure() {
    response(200, "{\"data\":[{\"id\":\"obc_1\"},{\"id\":\"obc_2\"}]}");
    assertThrows(DecodingException.class, () -> client.outOfBandConnections().find("sv_1"));
  }

  @Test
  void responseOfAnotherShapeIsAFailure() {
    response(200, "{\"data\":[{\"CANARY\":1}]}");
    response(200, "{}");
    response(403, "{}");
    assertThrows(DecodingException.class, () -> client.outOfBandConnections().find("sv_1"));
    assertThrows(DecodingException.class, () -> client.outOfBandConnections().find("sv_1"));
    assertThrows(ForbiddenException.class, () -> client.outOfBandConnections().find("sv_1"));
  }

  private void response(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
