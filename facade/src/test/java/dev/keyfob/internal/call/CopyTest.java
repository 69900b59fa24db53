package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.error.RateLimitedException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Tests copies of a transport with changed settings. */
class CopyTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void copyHasItsOwnSettings() throws Exception {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiTransport copy =
          things.transport.with(
              settings -> {
                settings.maxRetries(0);
                settings.header("X-Team", "blue");
              });
      assertThrows(RateLimitedException.class, () -> TestTransport.readBy(copy).execute());
      things.read().execute();
      TestTransport.readBy(copy).execute();
    }
    assertEquals("blue", server.takeRequest().getHeaders().get("X-Team"));
    assertNull(server.takeRequest().getHeaders().get("X-Team"));
    assertEquals("blue", server.takeRequest().getHeaders().get("X-Team"));
  }

  @Test
  void copyOfACopyHasTheSettingsOfBoth() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiTransport copy = things.transport.with(settings -> settings.header("X-Team", "blue"));
      TestTransport.readBy(copy.with(settings -> settings.header("X-Shift", "late"))).execute();
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("blue", request.getHeaders().get("X-Team"));
    assertEquals("late", request.getHeaders().get("X-Shift"));
    assertEquals(TestTransport.KEY, request.getHeaders().get("Authorization"));
  }

  @Test
  void copyUsesTheSameConnection() throws Exception {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      things.read().execute();
      TestTransport.readBy(
              things.transport.with(settings -> settings.readTimeout(Duration.ofSeconds(5))))
          .execute();
      things.read().execute();
    }
    assertEquals(0, server.takeRequest().getExchangeIndex());
    assertEquals(1, server.takeRequest().getExchangeIndex());
    assertEquals(2, server.takeRequest().getExchangeIndex());
  }

  @Test
  void copyUsesTheSameConnectionOfACallersClient() throws Exception {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    ConnectionPool pool = new ConnectionPool();
    OkHttpClient callers = new OkHttpClient.Builder().connectionPool(pool).build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(callers))) {
      things.read().execute();
      TestTransport.readBy(things.transport.with(settings -> settings.maxRetries(0))).execute();
    }
    assertEquals(1, pool.connectionCount());
  }

  @Test
  void closingACopyClosesNothingElse() throws Exception {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiTransport copy = things.transport.with(settings -> {});
      ApiTransport sibling = copy.with(settings -> {});
      TestTransport.readBy(copy).execute();
      copy.close();
      assertThrows(IllegalStateException.class, () -> TestTransport.readBy(copy).execute());
      things.read().executeAsync().join();
      TestTransport.readBy(sibling).executeAsync().join();
    }
    server.takeRequest();
    assertEquals(1, server.takeRequest().getExchangeIndex(), "the connection is still the same");
  }

  @Test
  void closingTheOriginalClosesItsCopies() {
    TestTransport things = TestTransport.to(server);
    ApiTransport copy = things.transport.with(settings -> {}).with(settings -> {});
    things.close();
    assertThrows(IllegalStateException.class, () -> TestTransport.readBy(copy).execute());
    assertThrows(IllegalStateException.class, () -> copy.with(settings -> {}));
  }

  @Test
  void changingABuilderLaterChangesNoTransport() throws Exception {
    server.enqueue(TestTransport.thing().build());
    ClientConfig[] kept = new ClientConfig[1];
    try (TestTransport things = TestTransport.to(server, settings -> kept[0] = settings)) {
      kept[0].header("X-Team", "blue");
      TestTransport.readBy(things.transport.with(settings -> {})).execute();
    }
    assertNull(server.takeRequest().getHeaders().get("X-Team"));
  }
}
