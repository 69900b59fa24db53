package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generated.latitude.LatitudeDocument;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatitudeClientTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void documentsVersionIsPinned() throws Exception {
    assertEquals(
        LatitudeDocument.VERSION,
        requestFrom(LatitudeClient.builder()).getHeaders().get("API-Version"));
  }

  @Test
  void versionCanBeChosen() throws Exception {
    assertEquals(
        "2024-06-01",
        requestFrom(LatitudeClient.builder().apiVersion("2024-06-01"))
            .getHeaders()
            .get("API-Version"));
  }

  @Test
  void keyIsSentBareUnlessAskedFor() throws Exception {
    assertEquals(
        "CANARY-key", requestFrom(LatitudeClient.builder()).getHeaders().get("Authorization"));
    assertEquals(
        "Bearer CANARY-key",
        requestFrom(LatitudeClient.builder().bearer()).getHeaders().get("Authorization"));
  }

  /** The time that the provider documents for a 429. */
  @Test
  void documentedRateLimitIsWaitedFor() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .body("{\"errors\":[{\"code\":\"RATE_LIMIT_EXCEEDED\",\"meta\":{\"retry_after\":60}}]}")
            .build());
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .body("{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANARY\"}}}")
            .build());
    FakeTimeSource time = new FakeTimeSource();
    try (LatitudeClient patient =
        LatitudeClient.builder()
            .apiKey("CANARY-key")
            .baseUrl(server.url("/").toString())
            .timeSource(time)
            .build()) {
      assertEquals("vpn_1", patient.vpnSessions().create(Site.SAO, "sv_1").id());
    }
    assertEquals(List.of(60_000L), time.waits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LATITUDESH_BEARER",
        "LATITUDESH_AUTH_TOKEN",
        "LATITUDE_AUTH_TOKEN",
        "LATITUDE_API_KEY"
      })
  void keyIsFoundInTheEnvironment(String name) {
    LatitudeClient.fromEnvironment(Map.of(name, "CANARY-key")::get).close();
  }

  @Test
  void variablesTriedAreListed() {
    String message =
        assertThrows(
                IllegalStateException.class, () -> LatitudeClient.fromEnvironment(name -> null))
            .getMessage();
    assertTrue(
        message.contains(
            "LATITUDESH_BEARER, LATITUDESH_AUTH_TOKEN, LATITUDE_AUTH_TOKEN, LATITUDE_API_KEY"),
        message);
  }

  @Test
  void plainHttpIsRefused() {
    LatitudeClient.Builder builder =
        LatitudeClient.builder().apiKey("CANARY-key").baseUrl("http://api.latitude.sh");
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void messageSaysThatTheClientIsClosed() {
    LatitudeClient client = LatitudeClient.builder().apiKey("CANARY-key").build();
    VpnSessions sessions = client.vpnSessions();
    client.close();
    assertThrows(IllegalStateException.class, sessions::list);
    assertThrows(IllegalStateException.class, () -> client.vpnSessions().listAsync());
  }

  @Test
  void builderServesForSeveralClients() {
    LatitudeClient.Builder builder = LatitudeClient.builder().apiKey("CANARY-key");
    builder.build().close();
    builder.build().close();
  }

  @Test
  void toStringDoesNotShowTheKey() {
    LatitudeClient.Builder builder = LatitudeClient.builder().apiKey(Secret.of("CANARY-key"));
    try (LatitudeClient client = builder.build()) {
      String all =
          List.of(
                  builder,
                  client,
                  client.vpnSessions(),
                  client.apiKeys(),
                  client.outOfBandConnections())
              .toString();
      assertFalse(all.contains("CANARY"));
    }
  }

  private RecordedRequest requestFrom(LatitudeClient.Builder builder) throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body("{\"data\":null}").build());
    try (LatitudeClient client =
        builder.apiKey("CANARY-key").baseUrl(server.url("/").toString()).build()) {
      assertTrue(client.vpnSessions().list().isEmpty());
    }
    RecordedRequest request = server.takeRequest();
    assertNull(request.getUrl().query());
    return request;
  }
}
