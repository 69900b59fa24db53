package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private static final String KEY =
      """
      {"data":{"id":"tok_1","type":"api_keys","attributes":{"name":"ci","api_version":"2023-06-01",
       "token":"CANARY-token-12345","token_last_slice":"12345","read_only":true,"allowed_ips":["192.0.2.0/24"],
       "last_used_at":null,"user":{"id":"user_1","email":"ada@example.com"},
       "created_at":"2026-01-14T15:57:20+00:00","updated_at":"2026-01-14T15:57:20+00:00"}}}""";

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void sendsOnlyTheGivenSettings() throws Exception {
    server.enqueue(response(KEY));
    client.apiKeys().create(NewApiKey.named("ci"));
    assertEquals(
        "{\"data\":{\"type\":\"api_keys\",\"attributes\":{\"name\":\"ci\"}}}",
        server.takeRequest().getBody().utf8());
  }

  @Test
  void everythingThatWasSaidIsSent() throws Exception {
    server.enqueue(response(KEY));
    client.apiKeys().create(NewApiKey.named("ci").readOnly(true).allowedIps("192.0.2.0/24", "::1"));
    assertEquals(
        "{\"data\":{\"type\":\"api_keys\",\"attributes\":{\"name\":\"ci\",\"read_only\":true,"
            + "\"allowed_ips\":[\"192.0.2.0/24\",\"::1\"]}}}",
        server.takeRequest().getBody().utf8());
  }

  @Test
  void rotationThatReturnsAnotherKeyKeepsTheBody() {
    server.enqueue(response(KEY));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.apiKeys().rotate("tok_2"));
    assertEquals(KEY, failure.body().reveal());
  }

  @Test
  void updateThatReturnsAnotherKeyIsRejected() {
    server.enqueue(response(KEY));
    assertThrows(
        DecodingException.class,
        () -> client.apiKeys().update("tok_2", ApiKeyChanges.none().name("x")));
  }

  @Test
  void showsFiveCharactersOfTheTokenIfServerSendsItAsItsSlice() {
    String whole = KEY.replace("\"12345\"", "\"CANARY-token-12345\"");
    server.enqueue(response(whole));
    IssuedApiKey key = client.apiKeys().create(NewApiKey.named("ci"));
    assertEquals("12345", key.tokenLastSlice());
    assertEquals("12345", key.generated().attributes().tokenLastSlice());
    assertEquals("12345", new ApiKey(key.generated()).tokenLastSlice());
    assertEquals("CANARY-token-12345", key.token().reveal());
  }

  @Test
  void issuedKeyHasEverything() {
    server.enqueue(response(KEY));
    IssuedApiKey key = client.apiKeys().create(NewApiKey.named("ci"));
    assertEquals("tok_1", key.id());
    assertEquals("CANARY-token-12345", key.token().reveal());
    assertEquals("12345", key.tokenLastSlice());
    assertEquals("ci", key.name());
    assertEquals(true, key.readOnly());
    assertEquals(List.of("192.0.2.0/24"), key.allowedIps());
    assertEquals("user_1", key.userId());
    assertEquals("ada@example.com", key.userEmail());
    assertFalse(key.toString().contains("CANARY"));
  }

  @Test
  void keyWithoutItsTokenKeepsTheBody() {
    server.enqueue(
        response(
            "{\"data\":{\"id\":\"tok_1\",\"attributes\":{\"name\":\"ci\",\"key\":\"CANARY\"}}}"));
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.apiKeys().create(NewApiKey.named("ci")));
    assertTrue(failure.body().reveal().contains("CANARY"));
    assertTrue(failure.getMessage().contains("no token in data.attributes"));
  }

  @Test
  void keyThatCannotBeMeantIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NewApiKey.named(" "));
    assertThrows(IllegalArgumentException.class, () -> NewApiKey.named("ci").allowedIps());
    assertThrows(
        IllegalArgumentException.class, () -> NewApiKey.named("ci").allowedIps("192.0.2.1\n"));
    assertThrows(IllegalArgumentException.class, () -> client.apiKeys().create(null));
  }

  private static MockResponse response(String body) {
    return new MockResponse.Builder()
        .code(201)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
