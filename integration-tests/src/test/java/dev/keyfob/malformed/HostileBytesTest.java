package dev.keyfob.malformed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.UnprocessableEntityException;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** Checks bodies that are too long, compressed, or not UTF-8. */
final class HostileBytesTest {

  private static final int MIB = 1 << 20;
  private static final String SESSION =
      "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANARY-password\",\"host\":\"h.example\"}}}";

  /**
   * The memory that reading may take with a limit of 1 MiB: the buffer, the text, and copies of
   * both. The server sends far more.
   */
  private static final long MOST_ALLOCATED = 24 * MIB;

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void longBodyIsReadUpToTheLimit() {
    server.enqueue(response(201, padded(64 * MIB)).build());
    long allocated =
        allocatedWhile(() -> assertCutOff(assertThrows(DecodingException.class, this::create)));
    assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void gzipBombIsDecompressedUpToTheLimit() throws IOException {
    Buffer bomb = gzip(padded(64 * MIB));
    assertTrue(bomb.size() < MIB / 8);
    server.enqueue(response(201, bomb).setHeader("Content-Encoding", "gzip").build());
    long allocated =
        allocatedWhile(() -> assertCutOff(assertThrows(DecodingException.class, this::create)));
    assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void nestedGzipIsDecompressedOnce() throws IOException {
    Buffer bomb = gzip(gzip(padded(64 * MIB)));
    server.enqueue(response(201, bomb).setHeader("Content-Encoding", "gzip, gzip").build());
    long allocated =
        allocatedWhile(
            () -> assertShowsNothing(assertThrows(DecodingException.class, this::create)));
    assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void readsPlainBodyWithGzipHeader() {
    server.enqueue(
        response(201, new Buffer().writeUtf8(SESSION))
            .setHeader("Content-Encoding", "gzip")
            .build());
    assertEquals("CANARY-password", create().password().reveal());
  }

  @Test
  void readsAllMembersOfGzip() throws IOException {
    Buffer members = gzip(new Buffer().writeUtf8(SESSION.substring(0, 40)));
    members.writeAll(gzip(new Buffer().writeUtf8(SESSION.substring(40))));
    server.enqueue(response(201, members).setHeader("Content-Encoding", "gzip").build());
    assertEquals("CANARY-password", create().password().reveal());
  }

  @Test
  void keepsBytesAfterGzip() throws IOException {
    Buffer body = gzip(new Buffer().writeUtf8("[1]")).writeUtf8(SESSION);
    server.enqueue(response(201, body).setHeader("Content-Encoding", "gzip").build());
    DecodingException thrown = assertThrows(DecodingException.class, this::create);
    assertShowsNothing(thrown);
    assertEquals("[1]" + SESSION, thrown.body().reveal());
  }

  @Test
  void keepsTheReadablePartOfBrokenGzip() throws IOException {
    Buffer whole = gzip(new Buffer().writeUtf8(SESSION));
    Buffer broken = new Buffer();
    broken.write(whole, whole.size() - 8);
    broken.writeUtf8("no sums!");
    server.enqueue(response(201, broken).setHeader("Content-Encoding", "gzip").build());
    OutcomeUnknownException thrown = assertThrows(OutcomeUnknownException.class, this::create);
    assertShowsNothing(thrown);
    assertEquals(SESSION, thrown.received().orElseThrow().reveal());
  }

  @Test
  void readsPlainBodyWithGzipHeaderUpToTheLimit() {
    server.enqueue(response(201, padded(64 * MIB)).setHeader("Content-Encoding", "gzip").build());
    long allocated =
        allocatedWhile(() -> assertCutOff(assertThrows(DecodingException.class, this::create)));
    assertTrue(allocated < MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void longErrorBodyKeepsItsStatus() {
    Buffer error = new Buffer().writeUtf8("{\"errors\":[{\"detail\":\"CANARY-detail\"}],\"x\":[");
    server.enqueue(response(422, filled(error, "[],", 64 * MIB)).build());
    long allocated =
        allocatedWhile(
            () -> {
              UnprocessableEntityException refused =
                  assertThrows(UnprocessableEntityException.class, this::create);
              assertShowsNothing(refused);
              assertEquals(MIB + 1, refused.body().reveal().length());
            });
    assertTrue(allocated < 4 * MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void deeplyNestedErrorIsReadWithinTheLimit() {
    Buffer error =
        filled(new Buffer().writeUtf8("[{\"detail\":\"CANARY-detail\"}"), ",[]", 15 * MIB)
            .writeUtf8("]");
    long length = error.size();
    server.enqueue(response(422, error).build());
    long allocated =
        allocatedWhile(
            () -> {
              UnprocessableEntityException refused =
                  assertThrows(UnprocessableEntityException.class, () -> create(16 * MIB));
              assertShowsNothing(refused);
              assertEquals(length, refused.body().reveal().length());
            });
    assertTrue(allocated < 8 * length, "allocated " + allocated);
  }

  @Test
  void parsesErrorUnderOneMebibyte() {
    Buffer error =
        filled(new Buffer().writeUtf8("[{\"code\":\"X\"}"), ",[]", MIB - 8).writeUtf8("]");
    server.enqueue(response(422, error).build());
    UnprocessableEntityException refused =
        assertThrows(UnprocessableEntityException.class, this::create);
    assertEquals("X", refused.errors().get(0).code().orElseThrow());
  }

  @Test
  void deeplyNestedJsonIsReadWithinTheLimit() {
    Buffer json =
        new Buffer().writeUtf8(SESSION.substring(0, SESSION.length() - 1)).writeUtf8(",\"x\":[");
    json = filled(json, "[],", MIB - 8).writeUtf8("0]}");
    server.enqueue(response(201, json).build());
    long allocated =
        allocatedWhile(() -> assertEquals("CANARY-password", create().password().reveal()));
    assertTrue(allocated < 6 * MOST_ALLOCATED, "allocated " + allocated);
  }

  @Test
  void invalidUtf8DoesNotLoseTheSecret() {
    Buffer body =
        new Buffer().writeString(SESSION.replace("h.example", "\u00ff\u00fe\u0080"), ISO_8859_1);
    server.enqueue(response(201, body).build());
    IssuedVpnSession session = create();
    assertEquals("CANARY-password", session.password().reveal());
    assertFalse(session.toString().contains("CANARY"));
  }

  @Test
  void keepsEncodedSurrogatesByteByByte() {
    Buffer body =
        new Buffer().writeString(SESSION.replace("h.example", "\u00ed\u00a0\u0080"), ISO_8859_1);
    server.enqueue(response(201, body).build());
    assertEquals("\u00ed\u00a0\u0080", create().host());
  }

  private IssuedVpnSession create() {
    return create(MIB);
  }

  private IssuedVpnSession create(long most) {
    LatitudeClient.Builder builder =
        LatitudeClient.builder().baseUrl(server.url("/").toString()).apiKey("CANARY-key");
    try (LatitudeClient client = builder.maxResponseBytes(most).build()) {
      return client.vpnSessions().create(Site.SAO, "sv_1");
    }
  }

  private static void assertCutOff(DecodingException thrown) {
    assertShowsNothing(thrown);
    assertTrue(thrown.getMessage().contains("maxResponseBytes"));
    assertTrue(thrown.body().reveal().startsWith(SESSION), "the credential is lost");
    assertEquals(MIB + 1, thrown.body().reveal().length());
  }

  private static void assertShowsNothing(KeyfobException thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      assertFalse(t.toString().contains("CANARY"));
    }
  }

  private static MockResponse.Builder response(int status, Buffer body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body);
  }

  /** Returns a session followed by blanks. */
  private static Buffer padded(int length) {
    return filled(new Buffer().writeUtf8(SESSION), " ", length);
  }

  private static Buffer filled(Buffer buffer, String with, int length) {
    byte[] much = with.repeat(MIB / 16).getBytes(US_ASCII);
    while (buffer.size() + much.length < length) {
      buffer.write(much);
    }
    while (buffer.size() + with.length() <= length) {
      buffer.writeUtf8(with);
    }
    return buffer;
  }

  private static Buffer gzip(Buffer bytes) throws IOException {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeAll(bytes);
    }
    return zipped;
  }

  /** Returns the bytes that this thread allocates; it is the one that reads the response. */
  private static long allocatedWhile(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    call.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
