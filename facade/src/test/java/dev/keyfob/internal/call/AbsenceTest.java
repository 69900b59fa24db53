package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.ServerErrorException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When it is no failure that there is nothing. */
class AbsenceTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void removalWhoseAnswerWasLostIsDoneWhenThereIsNothingLeft() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      rig.remove().execute();
      assertEquals(2, server.getRequestCount());
    }
  }

  @Test
  void removalWhoseAnswerWasLostIsDoneWithoutWaitingToo() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      rig.remove().executeAsync().join();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void removalThatFailedOnTheServerIsDoneWhenThereIsNothingLeft(int status) {
    server.enqueue(Rig.status(status).build());
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      rig.remove().execute();
    }
  }

  @Test
  void removalOfNothingIsAFailure() {
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      assertThrows(NotFoundException.class, () -> rig.remove().execute());
    }
  }

  @Test
  void removalThatWasRefusedBeforeIsAFailureWhenThereIsNothing() {
    server.enqueue(Rig.status(429).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      assertThrows(NotFoundException.class, () -> rig.remove().execute());
    }
  }

  @Test
  void readingAgainWhatIsGoneIsAFailure() {
    server.enqueue(Rig.status(503).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      assertThrows(NotFoundException.class, () -> rig.read().execute());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "CANARY, no JSON"})
  void removalIsDoneWhateverTheBodySays(String body) {
    server.enqueue(Rig.json(200, body).build());
    try (Rig rig = Rig.to(server)) {
      rig.removeWithAnswer().execute();
    }
  }

  @Test
  void removalIsDoneWhenItsAnswerIsTooLong() {
    server.enqueue(Rig.json(200, "CANARY".repeat(100)).build());
    try (Rig rig = Rig.to(server, settings -> settings.maxResponseBytes(10))) {
      rig.removeWithAnswer().execute();
    }
  }

  @Test
  void removalIsDoneWhenItsAnswerBreaksOff() {
    server.enqueue(
        Rig.json(200, "{\"a\":1}").onResponseBody(new SocketEffect.CloseSocket()).build());
    try (Rig rig = Rig.to(server, settings -> settings.maxRetries(0))) {
      rig.removeWithAnswer().execute();
    }
  }

  /** It may only not be visible yet. */
  @Test
  void takingBackWhatIsNewIsNotDoneWhenThereIsNothing() {
    server.enqueue(Rig.status(503).build());
    server.enqueue(Rig.status(404).build());
    try (Rig rig = Rig.to(server)) {
      CallResult<Void> removal = rig.remove().revokingNewCredential().executeForResult();
      assertInstanceOf(NotFoundException.class, removal.failure());
      assertTrue(removal.hasResponse());
      assertFalse(removal.responseWasLost());
    }
  }

  @Test
  void searchFinds() {
    server.enqueue(Rig.thing().build());
    try (Rig rig = Rig.to(server)) {
      assertEquals("th_1", rig.find().execute().orElseThrow().id());
    }
  }

  @Test
  void searchFindsNothing() {
    server.enqueue(Rig.status(404).build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    try (Rig rig = Rig.to(server)) {
      assertEquals(Optional.empty(), rig.find().execute());
      assertEquals(Optional.empty(), rig.find().executeAsync().join());
    }
  }

  @Test
  void searchThatFailsIsNoAbsence() {
    server.enqueue(Rig.status(500).build());
    server.enqueue(Rig.json(200, "CANARY, no JSON").build());
    try (Rig rig = Rig.to(server)) {
      assertThrows(ServerErrorException.class, () -> rig.find().execute());
      CompletionException failure =
          assertThrows(CompletionException.class, () -> rig.find().executeAsync().join());
      assertEquals(DecodingException.class, failure.getCause().getClass());
    }
  }
}
