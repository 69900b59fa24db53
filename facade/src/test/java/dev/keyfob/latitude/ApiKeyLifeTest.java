package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the operations on an existing API key. */
class ApiKeyLifeTest {

  private static final String ROTATED =
      """
      {"data":{"id":"tok_1","type":"api_keys","attributes":{"name":"ci",
       "token":"CANARY-rotated-67890","token_last_slice":"67890","read_only":false,"allowed_ips":null}},"meta":{}}""";

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void keysAreListed() throws Exception {
    response(
        """
        {"data":[{"id":"tok_1","type":"api_keys","attributes":{"name":"ci","token_last_slice":"12345","read_only":true,
         "allowed_ips":["192.0.2.7"],"last_used_at":"2026-01-15T09:30:00+00:00","user":{"id":"user_1"}}},null,
         {"id":"tok_2","attributes":{}}],"meta":{}}""");
    List<ApiKey> keys = client.apiKeys().list();
    assertEquals("GET /auth/api_keys HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals(2, keys.size());
    assertEquals("tok_1", keys.get(0).id());
    assertEquals("12345", keys.get(0).tokenLastSlice());
    assertEquals(List.of("192.0.2.7"), keys.get(0).allowedIps());
    assertEquals("user_1", keys.get(0).userId());
    assertNull(keys.get(1).name());
  }

  @Test
  void listingThatShowsTokensKeepsThemMasked() {
    response(
        "{\"data\":[{\"id\":\"tok_1\",\"attributes\":{\"name\":\"ci\",\"token\":\"CANARY-token\"}}]}");
    assertFalse(client.apiKeys().list().toString().contains("CANARY"));
  }

  @Test
  void rotationSendsNothingButTheKeyAndGivesTheToken() throws Exception {
    response(ROTATED);
    IssuedApiKey key = client.apiKeys().rotate("tok_1");
    assertEquals("CANARY-rotated-67890", key.token().reveal());
    assertEquals(List.of(), key.allowedIps());
    RecordedRequest request = server.takeRequest();
    assertEquals("PUT /auth/api_keys/tok_1 HTTP/1.1", request.getRequestLine());
    assertEquals("{\"data\":{\"id\":\"tok_1\",\"type\":\"api_keys\"}}", request.getBody().utf8());
    assertEquals("2023-06-01", request.getHeaders().get("API-Version"));
  }

  @Test
  void rotationIsSentOnce() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().body(ROTATED).build());
    try (LatitudeClient persistent = client.with(options -> options.maxRetries(5))) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> persistent.apiKeys().rotate("tok_1"));
      assertTrue(failure.getMessage().contains("Rotate it again"));
    }
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void rotatedTokenThatIsNotTheOneDescribedIsKept() {
    response(ROTATED.replace("\"67890\"", "\"00000\""));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.apiKeys().rotate("tok_1"));
    assertTrue(failure.body().reveal().contains("CANARY-rotated-67890"));
    assertTrue(failure.getMessage().contains("token_last_slice"));
    assertFalse(failure.getMessage().contains("67890"));
    assertFalse(failure.getMessage().contains("00000"));
  }

  @Test
  void createdTokenThatIsNotTheOneDescribedIsKept() {
    response(ROTATED.replace("\"67890\"", "\"00000\""));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.apiKeys().create(NewApiKey.named("ci")));
    assertTrue(failure.body().reveal().contains("CANARY-rotated-67890"));
  }

  @Test
  void tokenWithoutADescriptionIsTaken() {
    response(ROTATED.replace("\"67890\"", "null"));
    assertEquals("CANARY-rotated-67890", client.apiKeys().rotate("tok_1").token().reveal());
  }

  @Test
  void updateSendsTheGivenSettings() throws Exception {
    response("{\"data\":{\"id\":\"tok_1\",\"attributes\":{\"name\":\"cd\"}}}");
    ApiKey key =
        client
            .apiKeys()
            .update(
                "tok_1", ApiKeyChanges.none().name("cd").readOnly(false).allowedIps("192.0.2.7"));
    assertEquals("cd", key.name());
    RecordedRequest request = server.takeRequest();
    assertEquals("PATCH /auth/api_keys/tok_1 HTTP/1.1", request.getRequestLine());
    assertEquals(
        "{\"data\":{\"id\":\"tok_1\",\"type\":\"api_keys\",\"attributes\":{\"name\":\"cd\",\"read_only\":false,"
            + "\"allowed_ips\":[\"192.0.2.7\"]}}}",
        request.getBody().utf8());
  }

  @Test
  void updateOmitsSettingsThatAreNotGiven() throws Exception {
    assertEquals("{\"read_only\":true}", attributesSentFor(ApiKeyChanges.none().readOnly(true)));
  }

  @Test
  void updateSendsNullToClearASetting() throws Exception {
    assertEquals(
        "{\"allowed_ips\":null}",
        attributesSentFor(ApiKeyChanges.none().allowedIps("192.0.2.7").clearAllowedIps()));
    assertEquals(
        "{\"allowed_ips\":[\"192.0.2.7\"]}",
        attributesSentFor(ApiKeyChanges.none().clearAllowedIps().allowedIps("192.0.2.7")));
  }

  @Test
  void emptyListOfAddressesIsSent() throws Exception {
    assertEquals(
        "{\"allowed_ips\":[]}", attributesSentFor(ApiKeyChanges.none().allowedIps(List.of())));
  }

  @Test
  void changesThatCannotBeMeantAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ApiKeyChanges.none().name(" "));
    assertThrows(IllegalArgumentException.class, () -> ApiKeyChanges.none().allowedIps());
    assertThrows(
        IllegalArgumentException.class, () -> ApiKeyChanges.none().allowedIps("192.0.2.1\n"));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.apiKeys().update("tok_1", ApiKeyChanges.none()));
    assertThrows(IllegalArgumentException.class, () -> client.apiKeys().update("tok_1", null));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void keyIsRemoved() throws Exception {
    response("{\"meta\":{}}");
    client.apiKeys().delete("tok_1");
    assertEquals("DELETE /auth/api_keys/tok_1 HTTP/1.1", server.takeRequest().getRequestLine());
  }

  @Test
  void removalOfAnUnknownKeyIsAFailure() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThrows(NotFoundException.class, () -> client.apiKeys().delete("tok_1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "..", "tok_1/../2", "tok_1?x", "tok%2f", "tok_1\n"})
  void idThatCannotBeMeantIsRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> client.apiKeys().rotate(id));
    assertThrows(IllegalArgumentException.class, () -> client.apiKeys().delete(id));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.apiKeys().update(id, ApiKeyChanges.none().readOnly(true)));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void clientGoesOnWithTheNewTokenOfItsOwnKey() throws Exception {
    AtomicReference<Secret<String>> key = new AtomicReference<>(Secret.of("CANARY-first"));
    response(ROTATED);
    response("{\"data\":[]}");
    try (LatitudeClient self =
        LatitudeClient.builder().apiKey(key::get).baseUrl(server.url("/").toString()).build()) {
      key.set(self.apiKeys().rotate("tok_1").token());
      self.apiKeys().list();
    }
    assertEquals("CANARY-first", server.takeRequest().getHeaders().get("Authorization"));
    assertEquals("CANARY-rotated-67890", server.takeRequest().getHeaders().get("Authorization"));
  }

  private String attributesSentFor(ApiKeyChanges changes) throws InterruptedException {
    response("{\"data\":{\"id\":\"tok_1\"}}");
    client.apiKeys().update("tok_1", changes);
    String body = server.takeRequest().getBody().utf8();
    return body.substring(body.indexOf("\"attributes\":") + 13, body.length() - 2);
  }

  private void response(String body) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/vnd.api+json")
            .body(body)
            .build());
  }
}
