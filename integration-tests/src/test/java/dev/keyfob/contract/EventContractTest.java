package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvent;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.sandbox.document.RequestValidator;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.JsonBodies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** Checks the event stream with the examples of its document. */
final class EventContractTest {

  private static final Map<String, String> ACCESSORS =
      Map.ofEntries(
          Map.entry("id", "/id"),
          Map.entry("sessionId", "/session_id"),
          Map.entry("eventType", "/event_type"),
          Map.entry("createdAt", "/created_at"),
          Map.entry("durationSeconds", "/duration"),
          Map.entry("downloadedBytes", "/downloaded_bytes"),
          Map.entry("uploadedBytes", "/uploaded_bytes"));

  @StartStop private final MockWebServer server = new MockWebServer();

  private final ApiDocument document = ApiDocument.of("ping-network");

  @Test
  void eventGivesAccessToEachValueOfTheExample() throws Exception {
    ExampleBody example =
        document.operation("GET", "/sessions/events").orElseThrow().successes().get(0);
    List<JsonNode> documented =
        example
            .value()
            .asText()
            .lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> JsonBodies.read(line.substring("data: ".length())))
            .toList();
    server.enqueue(Wire.response(example));
    String baseUrl = server.url(document.basePath()).toString();
    try (PingNetworkClient ping =
            PingNetworkClient.builder().baseUrl(baseUrl).apiKey("CANARY-key").build();
        SessionEvents events = ping.sessions().events()) {
      for (JsonNode expected : documented) {
        SessionEvent event = events.poll(Duration.ofSeconds(30)).orElseThrow();
        ACCESSORS.forEach(
            (accessor, place) ->
                assertEquals(
                    List.of(),
                    JsonBodies.differences(
                            expected.at(place), FacadeOperation.shown(event, accessor))
                        .stream()
                        .filter(difference -> !expected.at(place).isMissingNode())
                        .toList(),
                    accessor));
      }
    }
    RecordedRequest request = server.takeRequest();
    assertEquals(
        List.of(),
        RequestValidator.of(document)
            .violations(request.getMethod(), request.getUrl(), request.getHeaders(), ""));
  }

  @Test
  void eachAccessorIsComparedWithTheExample() {
    assertEquals(
        new TreeSet<>(ACCESSORS.keySet()), FacadeCoverageTest.accessors(SessionEvent.class));
  }
}
