package dev.keyfob.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.testclient.PromptServer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {

  private static final String THING =
      "{\"id\":\"th_1\",\"secret\":\"" + TestTransport.SECRET + "\"}";

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 206, 226, 299})
  void anySuccessIsRead(int status) {
    assertEquals(TestTransport.SECRET, issued(TestTransport.json(status, THING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/vnd.api+json",
        "application/json; charset=utf-8",
        "application/problem+json;charset=\"UTF-8\"; x=y",
        "text/html",
        "text/plain; charset=no-such-charset",
        "nonsense",
        "a/b; ;="
      })
  void anyMediaTypeIsRead(String type) {
    assertEquals(
        TestTransport.SECRET,
        issued(TestTransport.json(201, THING).setHeader("Content-Type", type)));
  }

  @Test
  void missingMediaTypeIsRead() {
    assertEquals(
        TestTransport.SECRET, issued(TestTransport.json(201, THING).removeHeader("Content-Type")));
  }

  @Test
  void charsetOfTheMediaTypeIsUsed() {
    Buffer body = new Buffer().writeString("{\"secret\":\"CANARY-é\"}", ISO_8859_1);
    assertEquals(
        "CANARY-é",
        issued(bytes(body).setHeader("Content-Type", "application/json; charset=iso-8859-1")));
  }

  @Test
  void utf8IsTheDefault() {
    assertEquals(
        "CANARY-é→𝄞",
        issued(
            TestTransport.json(201, "{\"secret\":\"CANARY-é→𝄞\"}").removeHeader("Content-Type")));
  }

  @Test
  void byteOrderMarkDoesNoHarm() {
    assertEquals(TestTransport.SECRET, issued(TestTransport.json(201, "\ufeff" + THING)));
  }

  @Test
  void byteOrderMarkOfAnotherEncodingIsUnderstood() {
    assertEquals(TestTransport.SECRET, issued(bytes(new Buffer().writeString(THING, UTF_16))));
  }

  @Test
  void compressedResponseIsRead() throws Exception {
    assertEquals(
        TestTransport.SECRET, issued(bytes(gzip(THING)).setHeader("Content-Encoding", "gzip")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "42",
        "\"CANARY\"",
        "[{\"secret\":\"CANARY\"}]",
        "<html>CANARY</html>",
        "{\"secret\":\"CANARY\"",
        "{\"secret\":\"CANARY\"} trailing",
        "{\"secret\":{\"CANARY\":1}}",
        "{\"id\":\"th_1\"}",
        "{\"secret\":\"\"}",
        "{}"
      })
  void successThatCannotBeReadKeepsItsBody(String body) {
    DecodingException failure = undecodable(TestTransport.json(201, body));
    assertEquals(body, failure.body().reveal());
    assertEquals(201, failure.status());
    assertEquals("req-1", failure.requestId().orElseThrow());
    assertNull(failure.getCause());
    assertFalse(failure.toString().contains("CANARY"));
  }

  @Test
  void unreadableIssuingResponseSaysThatACredentialMayExist() {
    String message = undecodable(TestTransport.json(201, "oops")).getMessage();
    assertTrue(
        message.contains("has probably been applied") && message.contains(TestTransport.IF_LOST));
  }

  @Test
  void readThatCannotBeReadSaysNothingOfTheSort() {
    server.enqueue(TestTransport.json(200, "oops").build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.read().execute());
      assertFalse(failure.getMessage().contains("carried out"));
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void issuingResponseWithoutABodyIsUndecodable() {
    assertEquals("", undecodable(new MockResponse.Builder().code(204)).body().reveal());
  }

  @Test
  void operationWithoutResponseBodyAcceptsNoneAndAny() {
    server.enqueue(new MockResponse.Builder().code(204).build());
    server.enqueue(TestTransport.json(200, "{\"meta\":{}}").build());
    server.enqueue(TestTransport.json(200, "<html>").build());
    try (TestTransport things = TestTransport.to(server)) {
      assertNull(things.remove().execute());
      assertNull(things.remove().execute());
      assertNull(things.act().execute());
    }
  }

  @Test
  void responseBeyondTheLimitKeepsItsBeginning() {
    server.enqueue(TestTransport.json(201, THING + " ".repeat(1_000)).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(100))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertTrue(failure.body().reveal().startsWith(THING));
      assertTrue(failure.body().reveal().length() <= 101);
      assertTrue(failure.getMessage().contains("maxResponseBytes"));
    }
  }

  @Test
  void responseAtTheLimitIsRead() {
    server.enqueue(TestTransport.json(201, THING).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(THING.length()))) {
      assertEquals(TestTransport.SECRET, things.issue().execute().secret().reveal());
    }
  }

  @Test
  void limitCountsAfterDecompression() throws Exception {
    server.enqueue(
        bytes(gzip(" ".repeat(10_000_000))).setHeader("Content-Encoding", "gzip").build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(1_000))) {
      assertThrows(DecodingException.class, () -> things.issue().execute());
    }
  }

  @Test
  void errorBeyondTheLimitIsStillThatError() {
    server.enqueue(TestTransport.json(404, "x".repeat(1_000)).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(100))) {
      ApiException failure = assertThrows(ApiException.class, () -> things.issue().execute());
      assertEquals(404, failure.status());
      assertTrue(failure.body().reveal().length() <= 101);
    }
  }

  @Test
  void errorThatBreaksOffIsStillThatError() {
    server.enqueue(
        TestTransport.status(422).onResponseBody(new SocketEffect.CloseSocket()).build());
    try (TestTransport things = TestTransport.to(server)) {
      assertEquals(422, assertThrows(ApiException.class, () -> things.issue().execute()).status());
    }
  }

  private String issued(MockResponse.Builder response) {
    server.enqueue(response.build());
    try (TestTransport things = TestTransport.to(server)) {
      return things.issue().execute().secret().reveal();
    }
  }

  private DecodingException undecodable(MockResponse.Builder response) {
    server.enqueue(response.build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals(1, server.getRequestCount());
      return failure;
    }
  }

  private static MockResponse.Builder bytes(Buffer body) {
    return new MockResponse.Builder().code(201).headers(Headers.of()).body(body);
  }

  private static Buffer gzip(String text) throws Exception {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    }
    return zipped;
  }
}
