package dev.keyfob.internal.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.testclient.PromptServer;
import java.nio.charset.Charset;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the encoding in which a response's bytes are read. */
class CharsetTest {

  private static final String SECRET = "CANARY-é→𝄞";
  private static final String THING = "{\"id\":\"th_1\",\"secret\":\"" + SECRET + "\"}";

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(
      strings = {"us-ascii", "utf-16", "utf-16le", "iso-8859-1", "windows-1252", "no-such-charset"})
  void utf8IsReadDespiteAnotherDeclaredCharset(String called) {
    assertEquals(SECRET, issued(THING, UTF_8, "application/json; charset=" + called));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-ascii", "utf-16", "utf-16le", "iso-8859-1", "no-such-charset"})
  void utf8IsKeptDespiteAnotherDeclaredCharset(String called) {
    server.enqueue(
        response("oops, " + SECRET, UTF_8, "application/json; charset=" + called).build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals("oops, " + SECRET, failure.body().reveal());
    }
  }

  @Test
  void utf8OfAnErrorIsReadDespiteAnotherDeclaredCharset() {
    String error = "{\"errors\":[{\"detail\":\"" + SECRET + "\"}]}";
    server.enqueue(response(error, UTF_8, "application/json; charset=utf-16").code(422).build());
    try (TestTransport things = TestTransport.to(server)) {
      ApiException failure = assertThrows(ApiException.class, () -> things.issue().execute());
      assertEquals(SECRET, failure.detail().orElseThrow());
      assertEquals(error, failure.body().reveal());
    }
  }

  @Test
  void utf16IsReadWhereItIsCalledThat() {
    assertEquals(SECRET, issued(THING, UTF_16BE, "application/json; charset=utf-16"));
    assertEquals(SECRET, issued(THING, UTF_16LE, "application/json; charset=utf-16le"));
  }

  @Test
  void utf16OfAsciiAloneIsReadWhereItIsCalledThat() {
    assertEquals(
        "CANARY",
        issued("{\"secret\":\"CANARY\"}", UTF_16LE, "application/json; charset=utf-16le"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void byteOrderMarkSaysMoreThanAName(String real) {
    assertEquals(
        SECRET,
        issued("\ufeff" + THING, Charset.forName(real), "application/json; charset=iso-8859-1"));
  }

  @Test
  void declaredCharsetIsUsedIfTheBytesAreNotUtf8() {
    assertEquals(
        "CANARY-é",
        issued("{\"secret\":\"CANARY-é\"}", ISO_8859_1, "text/json; charset=iso-8859-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-ascii", "utf-8", "no-such-charset"})
  void noByteIsLostWhereNothingFits(String called) {
    server.enqueue(
        response("CANARY-\u00e9\u0081\u00ff", ISO_8859_1, "text/plain; charset=" + called).build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals("CANARY-\u00e9\u0081\u00ff", failure.body().reveal());
    }
  }

  @Test
  void noByteIsLostBehindMuchUtf8() {
    byte[] bytes = new Buffer().writeString("é".repeat(64), UTF_8).writeByte(0xff).readByteArray();
    server.enqueue(new MockResponse.Builder().code(201).body(new Buffer().write(bytes)).build());
    try (TestTransport things = TestTransport.to(server)) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals(new String(bytes, ISO_8859_1), failure.body().reveal());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void longResponsesAreReadWhereverTheirChunksEnd(int shift) {
    String secret = "CANARY-" + "-".repeat(shift) + "→".repeat(10_000);
    assertEquals(secret, issued("{\"secret\":\"" + secret + "\"}", UTF_8, "application/json"));
  }

  @Test
  void utf8CutWithinACharacterIsStillThat() {
    server.enqueue(response(THING, UTF_8, "application/json").build());
    int most = THING.indexOf("é") + 2;
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(most))) {
      DecodingException failure =
          assertThrows(DecodingException.class, () -> things.issue().execute());
      assertEquals(THING.substring(0, THING.indexOf("→")), failure.body().reveal());
    }
  }

  @Test
  void utf8ThatBreaksOffIsStillThat() {
    server.enqueue(
        response("→".repeat(100), UTF_8, "text/plain")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    try (TestTransport things = TestTransport.to(server)) {
      OutcomeUnknownException failure =
          assertThrows(OutcomeUnknownException.class, () -> things.issue().execute());
      assertTrue(failure.received().orElseThrow().reveal().matches("→+"));
    }
  }

  private String issued(String text, Charset real, String type) {
    server.enqueue(response(text, real, type).build());
    try (TestTransport things = TestTransport.to(server)) {
      return things.issue().execute().secret().reveal();
    }
  }

  private static MockResponse.Builder response(String text, Charset real, String type) {
    return new MockResponse.Builder()
        .code(201)
        .setHeader("Content-Type", type)
        .body(new Buffer().writeString(text, real));
  }
}
