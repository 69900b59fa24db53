package dev.keyfob.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomHeadersTest {

  @StartStop final MockWebServer server = PromptServer.create();
  @StartStop final MockWebServer elsewhere = PromptServer.create();

  @Test
  void everyRequestHasThem() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.header("X-Team", "blue"))) {
      things.issue().execute();
    }
    assertEquals("blue", server.takeRequest().getHeaders().get("X-Team"));
  }

  @Test
  void theLastValueCounts() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.header("X-Team", "blue");
              settings.header("x-team", "green");
            })) {
      things.issue().execute();
    }
    assertEquals(List.of("green"), server.takeRequest().getHeaders().values("X-Team"));
  }

  @Test
  void customHeadersReplaceDefaultHeaders() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.apiVersion("2023-06-01");
              settings.header("API-Version", "2024-06-01");
              settings.header("user-agent", "blue/1");
            })) {
      things.issue().execute();
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("2024-06-01", request.getHeaders().get("API-Version"));
    assertEquals("blue/1", request.getHeaders().get("User-Agent"));
  }

  @Test
  void otherHostsDoNotGetThem() throws Exception {
    elsewhere.enqueue(TestTransport.thing().build());
    HttpUrl other = elsewhere.url("/");
    OkHttpClient diverting =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> chain.proceed(chain.request().newBuilder().url(other).build()))
            .build();
    try (TestTransport things =
        TestTransport.to(
            server,
            settings -> {
              settings.httpClient(diverting);
              settings.header("X-Team", "CANARY");
            })) {
      things.read().execute();
    }
    assertNull(elsewhere.takeRequest().getHeaders().get("X-Team"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "X Team", "X-Team:", "X-Team\n", "X-Téam"})
  void nameThatIsNoneIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> CustomHeaders.NONE.with(name, "blue"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Host",
        "Content-Length",
        "transfer-encoding",
        "Accept"
      })
  void headerOfTheClientsOwnIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> CustomHeaders.NONE.with(name, "blue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CANARY\r\nX-Other: 1", "CANARY\u0000", "CANARY-é"})
  void valueThatIsNoneIsRefusedWithoutShowingIt(String value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> CustomHeaders.NONE.with("X-Team", value))
            .getMessage();
    assertFalse(message.contains("CANARY"), message);
  }

  @Test
  void toStringShowsNoValue() {
    assertEquals("[X-Team]", CustomHeaders.NONE.with("X-Team", "CANARY").toString());
    assertTrue(CustomHeaders.NONE.values().isEmpty());
  }
}
