package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiError;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.LockedException;
import dev.keyfob.error.NotAcceptableException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests each shape of error body that the providers were observed to send. */
class ErrorShapesTest {

  @StartStop final MockWebServer server = PromptServer.create();

  @Test
  void codeAndMessage() {
    ApiError error =
        only(401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"CANARY-text\"}]}");
    assertEquals("UNAUTHORIZED", error.code().orElseThrow());
    assertEquals("CANARY-text", error.text().orElseThrow());
  }

  @Test
  void codeStatusTitleAndDetail() {
    ApiError error =
        only(
            404,
            "{\"errors\":[{\"code\":\"NOT_FOUND\",\"status\":\"404\",\"title\":\"CANARY-title\","
                + "\"detail\":\"CANARY-detail\",\"meta\":{}}]}");
    assertEquals("404", error.status().orElseThrow());
    assertEquals("CANARY-title", error.title().orElseThrow());
    assertEquals("CANARY-detail", error.text().orElseThrow());
  }

  @Test
  void detailWithPointer() {
    ApiError error =
        only(
            422,
            "{\"errors\":[{\"code\":\"X\",\"detail\":\"d\",\"source\":{\"pointer\":\"/data/name\"}}]}");
    assertEquals("/data/name", error.pointer().orElseThrow());
  }

  @Test
  void parameterAndMessageInMeta() {
    ApiError error =
        only(
            400,
            "{\"errors\":[{\"code\":\"X\",\"source\":{\"parameter\":\"filter[location]\"},"
                + "\"meta\":{\"attribute\":\"location\",\"message\":\"CANARY-meta\"}}]}");
    assertEquals("filter[location]", error.parameter().orElseThrow());
    assertEquals("CANARY-meta", error.text().orElseThrow());
  }

  @Test
  void readsErrorWithoutCodeAndWithAWordAsStatus() {
    ApiException failure =
        failure(
            TestTransport.json(
                423,
                "{\"errors\":[{\"code\":null,\"status\":\"locked\",\"title\":\"t\",\"meta\":{}}]}"));
    assertEquals(423, assertInstanceOf(LockedException.class, failure).status());
    assertTrue(failure.errors().get(0).code().isEmpty());
    assertEquals("locked", failure.errors().get(0).status().orElseThrow());
  }

  @Test
  void wordForAStatusOf401() {
    ApiException failure =
        failure(
            TestTransport.json(
                401,
                "{\"errors\":[{\"code\":\"X\",\"status\":\"unauthorized\",\"detail\":\"d\"}]}"));
    assertInstanceOf(UnauthorizedException.class, failure);
    assertEquals("d", failure.detail().orElseThrow());
  }

  @Test
  void retryAfterInMeta() {
    ApiException failure =
        failure(
            TestTransport.json(
                429,
                "{\"errors\":[{\"code\":\"RATE_LIMIT_EXCEEDED\",\"meta\":{\"retry_after\":60}}]}"));
    assertInstanceOf(RateLimitedException.class, failure);
    assertEquals(Duration.ofSeconds(60), failure.retryAfter().orElseThrow());
    assertTrue(failure.getMessage().contains("60 s"));
  }

  @Test
  void codeInLowerCase() {
    assertEquals(
        "not_found", only(404, "{\"errors\":[{\"code\":\"not_found\"}]}").code().orElseThrow());
  }

  @Test
  void notAcceptable() {
    ApiException failure =
        failure(
            TestTransport.json(
                406, "{\"errors\":[{\"code\":\"VIRTUAL_NETWORK_DELETION_ERROR\"}]}"));
    assertInstanceOf(NotAcceptableException.class, failure);
  }

  @Test
  void noBodyAtAll() {
    ApiException failure = failure(new MockResponse.Builder().code(404));
    assertInstanceOf(NotFoundException.class, failure);
    assertTrue(failure.errors().isEmpty());
    assertEquals("", failure.body().reveal());
    assertTrue(failure.requestId().isEmpty());
    assertTrue(failure.getMessage().contains("request id none"));
  }

  @Test
  void pageOfAProxy() {
    ApiException failure =
        failure(
            TestTransport.json(500, "<html>CANARY</html>")
                .setHeader("Content-Type", "text/html")
                .setHeader("Cf-Ray", "9f-GRU"));
    assertInstanceOf(ServerErrorException.class, failure);
    assertTrue(failure.errors().isEmpty());
    assertEquals("9f-GRU", failure.cloudflareRay().orElseThrow());
    assertEquals("<html>CANARY</html>", failure.body().reveal());
  }

  @Test
  void singleError() {
    ApiError error =
        only(
            400,
            "{\"error\":{\"code\":\"invalid_input\",\"message\":\"CANARY-text\","
                + "\"details\":{\"field\":\"zone\",\"value\":\"CANARY\"}}}");
    assertEquals("invalid_input", error.code().orElseThrow());
    assertEquals("CANARY-text", error.text().orElseThrow());
  }

  @Test
  void textForAnError() {
    assertEquals("CANARY", only(400, "{\"error\":\"CANARY\"}").text().orElseThrow());
    assertEquals("CANARY", only(400, "{\"errors\":[\"CANARY\"]}").text().orElseThrow());
    assertEquals("CANARY", only(400, "{\"message\":\"CANARY\"}").text().orElseThrow());
  }

  @Test
  void severalErrorsKeepTheirOrder() {
    ApiException failure =
        failure(
            TestTransport.json(
                422, "{\"errors\":[{\"code\":\"A\"},null,{\"code\":\"B\",\"title\":\"b\"}]}"));
    assertEquals(2, failure.errors().size());
    assertEquals("b", failure.detail().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "7",
        "\"CANARY\"",
        "{\"errors\":null}",
        "{\"errors\":7}",
        "{\"errors\":[[]]}",
        "{\"errors\":",
        "{\"error\":[]}",
        "{\"errors\":[{}]}",
        "{",
        "[",
        "{\"a\":1e999999999999}",
        "\u0000"
      })
  void bodyOfNoShapeHasNoErrorsOfNote(String body) {
    ApiException failure = failure(TestTransport.json(400, body));
    assertTrue(failure.detail().isEmpty());
    assertEquals(body, failure.body().reveal());
    assertFalse(failure.getMessage().contains("CANARY"));
  }

  @Test
  void deepNestingDoesNoHarm() {
    String body = "{\"errors\":" + "[".repeat(100_000);
    assertTrue(failure(TestTransport.json(400, body)).errors().isEmpty());
  }

  @Test
  void oddTypesDoNoHarm() {
    ApiError error =
        only(
            400,
            "{\"errors\":[{\"code\":7,\"title\":[],\"detail\":{},\"source\":\"s\",\"meta\":[],\"message\":true}]}");
    assertEquals("7", error.code().orElseThrow());
    assertTrue(error.text().isEmpty());
  }

  @Test
  void thousandsOfErrorsAreCut() {
    String many = "{\"errors\":[" + "{\"code\":\"A\"},".repeat(5_000) + "{}]}";
    assertEquals(100, failure(TestTransport.json(400, many)).errors().size());
  }

  private ApiError only(int status, String body) {
    ApiException failure = failure(TestTransport.json(status, body));
    assertEquals(status, failure.status());
    assertEquals(1, failure.errors().size());
    return failure.errors().get(0);
  }

  private ApiException failure(MockResponse.Builder response) {
    server.enqueue(response.build());
    try (TestTransport things = TestTransport.to(server, settings -> settings.maxRetries(0))) {
      return assertThrows(ApiException.class, () -> things.read().execute());
    }
  }
}
