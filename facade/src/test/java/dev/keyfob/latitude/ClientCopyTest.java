package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.telemetry.CallReport;
import dev.keyfob.testclient.PromptServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class ClientCopyTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void copyHasKeyAndVersionAndTheChangedSettings() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"data\":[]}").build());
    List<CallReport> reports = new CopyOnWriteArrayList<>();
    try (LatitudeClient client = client();
        LatitudeClient copy =
            client.with(options -> options.header("X-Team", "blue").listener(reports::add))) {
      copy.vpnSessions().list();
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("CANARY-key", request.getHeaders().get("Authorization"));
    assertEquals("2023-06-01", request.getHeaders().get("API-Version"));
    assertEquals("blue", request.getHeaders().get("X-Team"));
    assertEquals("get-vpn-sessions", reports.get(0).operationId());
  }

  @Test
  void wrongOptionsAreRefused() {
    try (LatitudeClient client = client()) {
      assertThrows(IllegalArgumentException.class, () -> client.with(null));
      assertThrows(
          IllegalArgumentException.class, () -> client.with(options -> options.maxRetries(-1)));
      assertThrows(
          IllegalArgumentException.class,
          () -> client.with(options -> options.header("Authorization", "x")));
      assertThrows(
          IllegalArgumentException.class, () -> client.with(options -> options.listener(null)));
    }
  }

  @Test
  void optionsShowNothing() {
    String[] shown = new String[1];
    try (LatitudeClient client = client()) {
      client.with(options -> shown[0] = options.header("X-Team", "CANARY-header").toString());
    }
    assertFalse(shown[0].contains("CANARY"));
  }

  private LatitudeClient client() {
    return LatitudeClient.builder()
        .apiKey("CANARY-key")
        .baseUrl(server.url("/").toString())
        .build();
  }
}
