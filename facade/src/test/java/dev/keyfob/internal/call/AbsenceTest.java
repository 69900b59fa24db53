package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.testclient.PromptServer;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests when a 404 counts as success. */
class AbsenceTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void deletionSucceedsIfRetryAfterALostResponseGets404() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().execute();
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void asyncDeletionSucceedsIfRetryAfterALostResponseGets404() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().executeAsync().join();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void removalThatFailedOnTheServerIsDoneWhenThereIsNothingLeft(int status) {
    server.enqueue(TestTransport.status(status).build());
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.remove().execute();
    }
  }

  @Test
  void removalOfNothingIsAFailure() {
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(NotFoundException.class, () -> things.remove().execute());
    }
  }

  @Test
  void removalThatWasRefusedBeforeIsAFailureWhenThereIsNothing() {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(NotFoundException.class, () -> things.remove().execute());
    }
  }

  @Test
  void readOfADeletedResourceFails() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(NotFoundException.class, () -> things.read().execute());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "CANARY, no JSON"})
  void deletionSucceedsWithAnyBody(String body) {
    server.enqueue(TestTransport.json(200, body).build());
    try (TestTransport things = TestTransport.to(server)) {
      things.removeWithBody().execute();
    }
  }

  @Test
  void deletionSucceedsIfTheResponseIsTooLong() {
    server.enqueue(TestTransport.json(200, "CANARY".repeat(100)).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(10))) {
      things.removeWithBody().execute();
    }
  }

  @Test
  void deletionSucceedsIfTheResponseIsCutOff() {
    server.enqueue(
        TestTransport.json(200, "{\"a\":1}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      things.removeWithBody().execute();
    }
  }

  /** The resource may exist and not be visible yet. */
  @Test
  void revocationOfANewCredentialFailsAfterA404() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.status(404).build());
    try (TestTransport things = TestTransport.to(server)) {
      CallResult<Void> removal = things.remove().revokingNewCredential().executeForResult();
      assertInstanceOf(NotFoundException.class, removal.failure());
      assertTrue(removal.hasResponse());
      assertFalse(removal.responseWasLost());
    }
  }

  @Test
  void searchFinds() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals("th_1", things.find().execute().orElseThrow().id());
    }
  }

  @Test
  void searchFindsNothing() {
    server.enqueue(TestTransport.status(404).build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(Optional.empty(), things.find().execute());
      assertEquals(Optional.empty(), things.find().executeAsync().join());
    }
  }

  @Test
  void searchThatFailsIsNoAbsence() {
    server.enqueue(TestTransport.status(500).build());
    server.enqueue(TestTransport.json(200, "CANARY, no JSON").build());
    try (TestTransport things = TestTransport.to(server)) {
      assertThrows(ServerErrorException.class, () -> things.find().execute());
      CompletionException failure =
          assertThrows(CompletionException.class, () -> things.find().executeAsync().join());
      assertEquals(DecodingException.class, failure.getCause().getClass());
    }
  }
}
