package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.telemetry.CallListener;
import dev.keyfob.testclient.PromptServer;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests calls while the log cannot be written, as on a full disk. */
@Timeout(10)
class ThrowingLogTest {

  @StartStop final MockWebServer server = PromptServer.create();

  private final Logger logger = Logger.getLogger("dev.keyfob");
  private final ThrowingHandler handler = new ThrowingHandler();

  @BeforeEach
  void breakTheLog() {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  @AfterEach
  void mendTheLog() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  @Test
  void credentialIsHandedOver() {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
    }
    assertTrue(handler.asked);
  }

  @Test
  void credentialIsHandedOverWithoutWaiting() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(
          TestTransport.SECRET,
          things.issue().executeAsync().get(5, TimeUnit.SECONDS).secret().reveal());
    }
  }

  @Test
  void credentialIsHandedOverThoughTheListenerThrowsToo() throws Exception {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    CallListener throwing =
        report -> {
          throw new IllegalStateException("CANARY");
        };
    try (TestTransport things = TestTransport.to(server, settings -> settings.listener(throwing))) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
      assertEquals(
          TestTransport.SECRET,
          things.issue().executeAsync().get(5, TimeUnit.SECONDS).secret().reveal());
    }
  }

  @Test
  void errorOfTheLogDoesNoHarmEither() throws Exception {
    handler.failure = new NoClassDefFoundError("CANARY");
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
      assertEquals(
          TestTransport.SECRET,
          things.issue().executeAsync().get(5, TimeUnit.SECONDS).secret().reveal());
    }
  }

  private static final class ThrowingHandler extends Handler {

    private volatile boolean asked;
    private volatile Throwable failure =
        new IllegalStateException("CANARY: no space left on device");

    @Override
    public void publish(LogRecord logged) {
      asked = true;
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
