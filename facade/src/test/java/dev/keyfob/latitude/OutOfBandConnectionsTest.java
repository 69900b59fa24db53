package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfBandConnectionsTest {

  private static final String CONNECTION =
      """
      {"data":{"id":"obc_1","type":"out_of_band","attributes":{
       "ssh_key":{"id":"ssh_1","description":"laptop","fingerprint":"14:e2"},"created_at":"2026-01-14T15:56:58+00:00",
       "username":"server-1","credentials":{"user":"donn","password":"CANARY-password"},"port":"2222",
       "access_ip":"192.0.2.7","server_id":"sv_1","status":"connected"}},"meta":{}}""";

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void connectionIsAskedForAsTheDocumentSays() throws Exception {
    created(CONNECTION);
    RecordedRequest request = server.takeRequest();
    assertEquals("POST /servers/sv_1/out_of_band_connection HTTP/1.1", request.getRequestLine());
    assertEquals(
        "{\"data\":{\"type\":\"out_of_band\",\"attributes\":{\"ssh_key_id\":\"ssh_1\"}}}",
        request.getBody().utf8());
  }

  @Test
  void issuedConnectionHasEverything() {
    IssuedOutOfBandConnection connection = created(CONNECTION);
    assertEquals("obc_1", connection.id());
    assertEquals("server-1", connection.userName());
    assertEquals("192.0.2.7", connection.accessIp());
    assertEquals(2222, connection.port());
    assertEquals("sv_1", connection.serverId());
    assertEquals("donn", connection.serverUser());
    assertEquals("CANARY-password", connection.password().reveal());
    assertEquals("ssh_1", connection.sshKeyId());
    assertEquals("laptop", connection.sshKeyDescription());
    assertEquals("14:e2", connection.sshKeyFingerprint());
    assertEquals("connected", connection.status());
    assertFalse(connection.toString().contains("CANARY"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"credentials\":null}",
        "{\"credentials\":{}}",
        "{\"credentials\":{\"password\":null}}"
      })
  void serverWithoutCredentialsHasNoPassword(String attributes) {
    IssuedOutOfBandConnection connection =
        created("{\"data\":{\"attributes\":" + attributes + "}}");
    assertNull(connection.password());
    assertTrue(connection.toString().contains("password=none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":null}",
        "{\"data\":{\"attributes\":null}}",
        "{\"data\":{\"attributes\":{\"credentials\":\"CANARY\"}}}",
        "{\"data\":{\"attributes\":{\"credentials\":{\"password\":[\"CANARY\"]}}}}"
      })
  void passwordThatCannotBeReadKeepsTheBody(String body) {
    DecodingException failure = assertThrows(DecodingException.class, () -> created(body));
    assertEquals(body, failure.body().reveal());
  }

  @Test
  void idsThatCannotBeMeantAreRefused() {
    OutOfBandConnections connections = client.outOfBandConnections();
    assertThrows(IllegalArgumentException.class, () -> connections.create("..", "ssh_1"));
    assertThrows(IllegalArgumentException.class, () -> connections.create("sv_1/x", "ssh_1"));
    assertThrows(IllegalArgumentException.class, () -> connections.create("sv_1", ""));
    assertEquals(0, server.getRequestCount());
  }

  private IssuedOutOfBandConnection created(String body) {
    server.enqueue(new MockResponse.Builder().code(201).body(body).build());
    return client.outOfBandConnections().create("sv_1", "ssh_1");
  }
}
