package dev.keyfob.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.testclient.PromptServer;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.8.9.10/x",
        "http://[::1]:80/"
      })
  void safeUrlsAreTaken(String url) {
    TestTransport.to(url, settings -> {}).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://127.example",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://[::2]"
      })
  void plainHttpIsRefused(String url) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TestTransport.to(url, settings -> {}))
            .getMessage();
    assertTrue(message.contains("https") && message.contains("allowPlainHttp()"));
  }

  @Test
  void plainHttpIsTakenWhenAllowedByName() {
    TestTransport.to("http://api.example.com", ClientConfig::allowPlainHttp).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CANARY",
        "ftp://CANARY.example",
        "https://user:CANARY@example.com",
        "https://example.com?key=CANARY",
        "https://example.com#CANARY",
        "https://"
      })
  void invalidBaseUrlIsRejectedWithoutBeingShown(String url) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> BaseUrl.parse(url)).getMessage();
    assertTrue(message.startsWith("baseUrl "));
    assertFalse(message.contains("CANARY"));
  }

  @Test
  void lastSegmentIsKept() {
    assertEquals(
        "https://example.com/customer/v2/",
        BaseUrl.parse("https://example.com/customer/v2").toString());
  }

  @Test
  void turnToPlainHttpOnTheWayIsRefused() {
    OkHttpClient detour =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().url("http://plain.example/things").build()))
            .build();
    try (TestTransport things = TestTransport.to(server, settings -> settings.httpClient(detour))) {
      String message =
          assertThrows(TransportException.class, () -> things.issue().execute()).getMessage();
      assertTrue(message.contains("plain http"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.999.1.1/",
        "http://127.0.0.256/",
        "http://127.00.0.1/",
        "http://127.0.0.1.example/",
        "http://127.0.1e1.1/"
      })
  void nameThatLooksLikeLoopbackIsNotSafe(String url) {
    assertFalse(BaseUrl.isSafe(BaseUrl.parse(url)));
  }
}
