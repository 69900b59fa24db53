package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Shown;
import dev.keyfob.error.BadRequestException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.sink.Sinks;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDeliveryTest {

  private static final NewSession SESSION = NewSession.of("client-7", "us-east");

  @StartStop final MockWebServer http = PromptServer.create();
  @TempDir Path folder;
  @Connected private PingNetworkClient client;

  @Test
  void linkGoesToAFile() throws Exception {
    http.enqueue(session("true"));
    Path file = folder.resolve("link");
    client.sessions().issue(SESSION).deliverTo(Sinks.file(file, IssuedSession::link)).execute();
    assertEquals("vless://CANARY-user@vpn.example:443?type=tcp#x", Files.readString(file));
  }

  @Test
  void asyncDelivers() {
    http.enqueue(session("true"));
    List<IssuedSession> taken = new ArrayList<>();
    client.sessions().issue(SESSION).deliverTo(taken::add).executeAsync(Runnable::run).join();
    assertEquals("ses_1", taken.get(0).id());
  }

  @Test
  void pauseIsSentAlsoWhereTheRateLimitHoldsBackOtherChanges() {
    http.enqueue(session("true"));
    http.enqueue(
        new MockResponse.Builder().code(429).setHeader("Retry-After", "86400").body("{}").build());
    http.enqueue(json(200, "{\"session_id\":\"ses_1\",\"paused\":true}"));
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                client
                    .sessions()
                    .issue(SESSION)
                    .deliverTo(issued -> client.sessions().resume("ses_2"))
                    .execute());
    assertEquals(Revocation.PAUSED, failure.revocation());
  }

  @Test
  void reusableSessionIsPausedWhenTheSinkFails() throws Exception {
    http.enqueue(session("true"));
    http.enqueue(json(200, "{\"session_id\":\"ses_1\",\"paused\":true}"));
    DeliveryFailedException failure = failing("disk full");
    assertEquals(Revocation.PAUSED, failure.revocation());
    assertTrue(failure.getMessage().contains("has been paused"));
    assertTrue(failure.credential(IssuedSession.class).isPresent());
    http.takeRequest();
    assertEquals("PATCH /sessions/ses_1/pause HTTP/1.1", http.takeRequest().getRequestLine());
  }

  @Test
  void nothingCanBeDoneAboutASessionThatIsNotReusable() {
    http.enqueue(session("false"));
    DeliveryFailedException failure = failing("disk full");
    assertEquals(Revocation.IMPOSSIBLE, failure.revocation());
    assertTrue(failure.credential(IssuedSession.class).isPresent());
    assertEquals(1, http.getRequestCount());
  }

  @Test
  void pauseThatIsRefusedIsReportedToo() {
    http.enqueue(session("null"));
    http.enqueue(json(400, "{\"error\":{\"code\":\"X\",\"message\":\"CANARY\"}}"));
    DeliveryFailedException failure = failing("disk full");
    assertEquals(Revocation.FAILED, failure.revocation());
    assertInstanceOf(BadRequestException.class, failure.getSuppressed()[0]);
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void pauseThatDidNotPauseIsNone() {
    http.enqueue(session("true"));
    http.enqueue(json(200, "{\"session_id\":\"ses_1\",\"paused\":false}"));
    DeliveryFailedException failure = failing("disk full");
    assertEquals(Revocation.FAILED, failure.revocation());
    assertTrue(
        failure
            .getSuppressed()[0]
            .getMessage()
            .contains("does not say that the session is paused"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vless://CANARY-user@vpn.example:443?type=tcp#x",
        "user CANARY-user",
        "[CANARY-id]",
        "key CANARY-short"
      })
  void secretInTheSinksFailureIsLeftOut(String message) {
    http.enqueue(session("false"));
    DeliveryFailedException failure = failing(message);
    assertTrue(failure.getCause().getMessage().contains("message removed"));
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void linkThatIsNotThereFailsTheSinkAndKeepsTheSession() {
    http.enqueue(
        json(
            201, "{\"id\":\"ses_1\",\"reusable\":false,\"configuration\":{\"id\":\"CANARY-id\"}}"));
    Path file = folder.resolve("link");
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                client
                    .sessions()
                    .issue(SESSION)
                    .deliverTo(Sinks.file(file, IssuedSession::link))
                    .execute());
    IssuedSession session = failure.credential(IssuedSession.class).orElseThrow();
    assertEquals("CANARY-id", session.configuration().reveal().get("id"));
    assertTrue(
        failure.sinkFailure().orElseThrow().reveal().getMessage().contains("configuration()"));
    assertFalse(Shown.by(failure).contains("CANARY"));
    assertFalse(Files.exists(file));
  }

  @Test
  void existingFileIsRefusedBeforeAnythingIsSent() throws Exception {
    Path file = Files.writeString(folder.resolve("link"), "mine");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            client
                .sessions()
                .issue(SESSION)
                .deliverTo(Sinks.file(file, IssuedSession::link))
                .execute());
    assertThrows(IllegalArgumentException.class, () -> client.sessions().issue(null));
    assertEquals(0, http.getRequestCount());
  }

  private DeliveryFailedException failing(String message) {
    return assertThrows(
        DeliveryFailedException.class,
        () ->
            client
                .sessions()
                .issue(SESSION)
                .deliverTo(
                    session -> {
                      throw new IOException(message);
                    })
                .execute());
  }

  private static MockResponse session(String reusable) {
    return json(
        201,
        "{\"id\":\"ses_1\",\"connection_type\":\"vless\",\"zone\":\"us-east\",\"reusable\":"
            + reusable
            + ",\"configuration_link\":\"vless://CANARY-user@vpn.example:443?type=tcp#x\","
            + "\"configuration\":{\"users\":[{\"id\":\"CANARY-id\",\"level\":0}],\"short\":\"CANARY-short\"}}");
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
