package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingNetworkClientTest {

  private static final String SESSION =
      """
      {"id":"s_1","connection_type":"vless","zone":"us-east","reusable":true,
       "configuration":{"port":443,"uuid":"CANARY-uuid","tags":["a",null]},
       "configuration_link":"vless://CANARY@node.example:443","created_at":"2026-01-14T15:57:20Z"}""";

  @StartStop final MockWebServer server = PromptServer.create();

  @Connected(path = "/customer/v2")
  private PingNetworkClient client;

  @Test
  void sessionIsAskedForAsTheDocumentSays() throws Exception {
    created(SESSION);
    RecordedRequest request = server.takeRequest();
    assertEquals("POST /customer/v2/sessions HTTP/1.1", request.getRequestLine());
    assertEquals("Bearer CANARY-key", request.getHeaders().get("Authorization"));
    assertNull(request.getHeaders().get("API-Version"));
    assertEquals(
        "{\"client_id\":\"client-7\",\"connection_type\":\"vless\",\"zone\":\"us-east\",\"reusable\":true}",
        request.getBody().utf8());
  }

  @Test
  void keyIsSentWithoutPrefixIfAskedFor() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"zones\":[]}").build());
    try (PingNetworkClient bare =
        PingNetworkClient.builder()
            .apiKey("CANARY-key")
            .bareKey()
            .baseUrl(server.url("/").toString())
            .build()) {
      bare.zones().list();
    }
    assertEquals("CANARY-key", server.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void issuedSessionHasEverything() {
    IssuedSession session = created(SESSION);
    assertEquals("s_1", session.id());
    assertEquals(ConnectionType.VLESS, session.connectionType());
    assertEquals("us-east", session.zone());
    assertEquals(true, session.reusable());
    assertEquals("vless://CANARY@node.example:443", session.link().reveal());
    assertTrue(session.hasLink());
    Map<String, Object> configuration = session.configuration().reveal();
    assertEquals(443L, configuration.get("port"));
    assertEquals("[port, uuid, tags]", configuration.keySet().toString());
    assertFalse(List.of(session).toString().contains("CANARY"));
  }

  @Test
  void configurationMayBeMissing() {
    assertEquals(
        Map.of(), created("{\"configuration_link\":\"vless://CANARY\"}").configuration().reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"configuration_link\":null}",
        "{\"configuration_link\":\"\",\"configuration\":{}}",
        "{\"configuration_link\":{\"CANARY\":1}}",
        "{\"configuration_link\":null,\"configuration\":\"CANARY\"}"
      })
  void responseWithoutLinkAndConfigurationKeepsItsBody(String body) {
    DecodingException failure = assertThrows(DecodingException.class, () -> created(body));
    assertEquals(body, failure.body().reveal());
    assertTrue(failure.getMessage().contains("neither configuration_link nor configuration"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"configuration_link\":null",
        ",\"configuration_link\":\"\"",
        ",\"configuration_link\":{\"CANARY\":1}"
      })
  void configurationIsEnough(String link) {
    IssuedSession session = created("{\"configuration\":{\"uuid\":\"CANARY-uuid\"}" + link + "}");
    assertEquals(Map.of("uuid", "CANARY-uuid"), session.configuration().reveal());
    assertFalse(session.hasLink());
    assertTrue(session.toString().contains("link=none"));
  }

  @Test
  void messageOfAMissingLinkNamesConfiguration() {
    IssuedSession session = created("{\"configuration\":{\"uuid\":\"CANARY-uuid\"}}");
    for (Executable asking : List.<Executable>of(session::link, session::vlessLink)) {
      String message = assertThrows(IllegalStateException.class, asking).getMessage();
      assertTrue(message.contains("configuration()"));
      assertFalse(message.contains("CANARY"));
    }
  }

  @Test
  void singleErrorIsUnderstood() {
    server.enqueue(
        new MockResponse.Builder()
            .code(404)
            .body("{\"error\":{\"code\":\"no_zone\",\"message\":\"CANARY\"}}")
            .build());
    NotFoundException failure =
        assertThrows(
            NotFoundException.class,
            () -> client.sessions().create(NewSession.of("client-7", "us-east")));
    assertEquals("CANARY", failure.detail().orElseThrow());
    assertEquals("no_zone", failure.errors().get(0).code().orElseThrow());
  }

  @Test
  void lostResponseSaysThatTheSessionCannotBeFound() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    String message =
        assertThrows(
                OutcomeUnknownException.class,
                () -> client.sessions().create(NewSession.of("client-7", "us-east")))
            .getMessage();
    assertTrue(message.contains("cannot list sessions"));
    assertFalse(message.contains("client-7"));
  }

  @Test
  void sessionThatCannotBeMeantIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NewSession.of("", "us-east"));
    assertThrows(IllegalArgumentException.class, () -> NewSession.of("client-7", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> NewSession.of("client-7", "us-east").connectionType(null));
    assertThrows(
        IllegalArgumentException.class,
        () -> NewSession.of("client-7", "us-east").connectionType(ConnectionType.of("\n")));
  }

  @Test
  void textOfARequestHidesTheClient() {
    assertFalse(NewSession.of("someone@example.com", "us-east").toString().contains("someone"));
  }

  @Test
  void keyIsFoundInTheEnvironment() {
    PingNetworkClient.fromEnvironment(Map.of("PING_NETWORK_API_KEY", "CANARY-key")::get).close();
    String message =
        assertThrows(
                IllegalStateException.class, () -> PingNetworkClient.fromEnvironment(name -> null))
            .getMessage();
    assertTrue(message.contains("PINGNETWORK_API_KEY, PING_NETWORK_API_KEY"));
  }

  private IssuedSession created(String body) {
    server.enqueue(new MockResponse.Builder().code(201).body(body).build());
    return client.sessions().create(NewSession.of("client-7", "us-east").reusable(true));
  }
}
