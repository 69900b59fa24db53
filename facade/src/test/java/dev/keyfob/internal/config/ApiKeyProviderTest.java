package dev.keyfob.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.PromptServer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyProviderTest {

  @StartStop final MockWebServer server = PromptServer.create();
  @StartStop final MockWebServer elsewhere = PromptServer.create();

  @Test
  void keyIsSentBare() throws Exception {
    assertEquals(TestTransport.KEY, sentWith(settings -> {}));
  }

  @Test
  void bearerIsPutBeforeTheKey() throws Exception {
    assertEquals("Bearer " + TestTransport.KEY, sentWith(settings -> settings.bearer(true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer CANARY-key", "bearer CANARY-key", "BEARER CANARY-key"})
  void prefixIsNotDoubled(String key) throws Exception {
    assertEquals(
        key,
        sentWith(
            settings -> {
              settings.apiKey(key);
              settings.bearer(true);
            }));
  }

  @Test
  void supplierIsAskedForEachAttempt() throws Exception {
    server.enqueue(TestTransport.status(429).build());
    server.enqueue(TestTransport.thing().build());
    Iterator<String> keys = List.of("CANARY-old", "CANARY-new").iterator();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.apiKey(() -> Secret.of(keys.next())))) {
      things.issue().execute();
    }
    assertEquals("CANARY-old", server.takeRequest().getHeaders().get("Authorization"));
    assertEquals("CANARY-new", server.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void failureOfTheSupplierReachesTheCaller() {
    IllegalStateException own = new IllegalStateException("vault is sealed");
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.apiKey(() -> fail(own)))) {
      assertEquals(own, assertThrows(IllegalStateException.class, () -> things.issue().execute()));
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void failureOfTheSupplierReachesTheFuture() {
    IllegalStateException own = new IllegalStateException("vault is sealed");
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.apiKey(() -> fail(own)))) {
      assertEquals(
          own, assertThrows(Exception.class, () -> things.issue().executeAsync().get()).getCause());
    }
  }

  @Test
  void blankKeyFromTheSupplierIsRefusedBeforeAnythingIsSent() {
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.apiKey(() -> Secret.of(" ")))) {
      String message =
          assertThrows(IllegalStateException.class, () -> things.issue().execute()).getMessage();
      assertTrue(message.contains("supplier") && message.contains("blank"));
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void missingKeyFromTheSupplierIsRefused() {
    try (TestTransport things = TestTransport.to(server, settings -> settings.apiKey(() -> null))) {
      assertThrows(IllegalStateException.class, () -> things.issue().execute());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        "Bearer  ",
        "CANARY-key\n",
        "CANARY\u0000key",
        "CANARY-kéy",
        " CANARY-key",
        "CANARY-key "
      })
  void keyThatCannotBeMeantIsRefusedWithoutBeingShown(String key) {
    ClientConfig settings =
        new ClientConfig(new ProviderInfo("Things", "https://things.example", List.of()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> settings.apiKey(key)).getMessage();
    assertTrue(message.startsWith("apiKey "));
    assertFalse(message.contains("CANARY"));
  }

  @Test
  void noKeyAtAllIsRefusedWhenTheClientIsBuilt() {
    ClientConfig settings =
        new ClientConfig(new ProviderInfo("Things", "https://things.example", List.of()));
    String message =
        assertThrows(IllegalStateException.class, () -> ApiTransport.of(settings, Thing.ADAPTERS))
            .getMessage();
    assertTrue(message.contains("Things") && message.contains("apiKey"));
  }

  @Test
  void anotherServerDoesNotGetTheKey() throws Exception {
    elsewhere.enqueue(TestTransport.thing().build());
    OkHttpClient detour =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().url(elsewhere.url("/v1/things/th_1")).build()))
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(detour))) {
      things.read().execute();
    }
    assertNull(elsewhere.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void callersInterceptorsDoNotSeeTheKey() {
    server.enqueue(TestTransport.thing().build());
    AtomicReference<String> seen = new AtomicReference<>("");
    OkHttpClient curious =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.set(
                      chain.request().headers().toMultimap().toString()
                          + response.request().headers().toMultimap()
                          + response.networkResponse());
                  return response;
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.httpClient(curious))) {
      things.read().execute();
    }
    assertFalse(seen.get().contains(TestTransport.KEY));
  }

  @Test
  void versionAndUserAgentAreSent() throws Exception {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.apiVersion("2023-06-01"))) {
      things.read().execute();
    }
    RecordedRequest request = server.takeRequest();
    assertEquals("2023-06-01", request.getHeaders().get("API-Version"));
    assertTrue(request.getHeaders().get("User-Agent").startsWith("keyfob"));
  }

  private String sentWith(Consumer<ClientConfig> more) throws InterruptedException {
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, more)) {
      things.read().execute();
    }
    return server.takeRequest().getHeaders().get("Authorization");
  }

  private static Secret<String> fail(RuntimeException failure) {
    throw failure;
  }
}
