package dev.keyfob.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.internal.call.CapturedLog;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.testclient.PromptServer;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which bytes form an event (WHATWG HTML, 9.2, and JSON). */
class EventStreamRulesTest {

  private static final String TEXT =
      """
      : a comment
      data: {"id":1}

      event: other
      id: 7
      data:{"id":2,
      data: "text":"a\u00fcb\u6f22c\ud83d\udd11"
      data
      data:}

      nonsense: x
      data

      retry: soon
      event: nothing

      data: {"id":3}

      """;
  private static final List<String> EVENTS =
      List.of("{\"id\":1}", "{\"id\":2,\"text\":\"a\u00fcb\u6f22c\ud83d\udd11\"}", "{\"id\":3}");

  @StartStop final MockWebServer server = PromptServer.create();

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void acceptsEveryLineEnding(String end) {
    assertEquals(EVENTS, received(TestEventStream.stream(TEXT.replace("\n", end), 1 << 13)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void acceptsChunksOfOneByte(String end) {
    assertEquals(EVENTS, received(TestEventStream.stream(TEXT.replace("\n", end), 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void skipsByteOrderMark(int chunk) {
    assertEquals(
        List.of("{\"id\":1}"),
        received(TestEventStream.stream("\ufeffdata: {\"id\":1}\n\n", chunk)));
  }

  @Test
  void deliversEventAfterCarriageReturnsAtOnce() {
    try (LiveStream live = new LiveStream().send("data: {\"id\":1}\r\r")) {
      server.enqueue(live.response());
      try (TestEventStream test = TestEventStream.to(server)) {
        assertEquals("{\"id\":1}", test.stream.take(Duration.ofSeconds(10)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {\"id\":2}", "data: {\"id\":2}\n", "da"})
  void dropsIncompleteEventAtTheEnd(String rest) {
    assertEquals(
        List.of("{\"id\":1}"),
        received(TestEventStream.stream("data: {\"id\":1}\n\n" + rest, 1 << 13)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY",
        "{\"id\":\"CANARY",
        "{\"id\":9} CANARY",
        "[\"CANARY\"]",
        "\"CANARY\"",
        "null"
      })
  void skipsAndCountsEventsThatAreNoJsonObject(String data) {
    server.enqueue(
        TestEventStream.stream("data: " + data + "\ndata\n\ndata: {\"id\":1}\n\n", 1 << 13));
    server.enqueue(TestEventStream.noMore());
    try (CapturedLog log = new CapturedLog();
        TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of("{\"id\":1}"), test.all());
      assertEquals(1, test.stream.unreadable());
      assertTrue(log.lines().get(0).contains("(1 so far)"));
      assertFalse(log.everything().contains("CANARY"));
    }
  }

  @Test
  void ignoresEventsWithoutData() {
    server.enqueue(TestEventStream.stream("data:\n\nevent: ping\n\ndata: \n\n", 1 << 13));
    server.enqueue(TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      assertEquals(List.of(), test.all());
      assertEquals(0, test.stream.unreadable());
    }
  }

  @Test
  void warnsOnlyEachTimeTheNumberDoubles() {
    server.enqueue(TestEventStream.stream("data: x\n\n".repeat(100), 1 << 13));
    server.enqueue(TestEventStream.noMore());
    try (CapturedLog log = new CapturedLog();
        TestEventStream test = TestEventStream.to(server)) {
      test.all();
      assertEquals(
          7, log.lines().stream().filter(line -> line.contains("skipped an event")).count());
    }
  }

  @Test
  void eventLongerThanMaxResponseBytesEndsTheStream() throws Exception {
    server.enqueue(
        TestEventStream.stream("data: {\"id\":1}\n\ndata: CANARY" + "x".repeat(10_000), 100));
    try (TestEventStream test =
        TestEventStream.to(
            server,
            TestEventStream.OPTIONS,
            new FakeTimeSource(),
            settings -> settings.maxResponseBytes(1000))) {
      assertEquals("{\"id\":1}", test.stream.take());
      DecodingException failure = assertThrows(DecodingException.class, test.stream::take);
      assertTrue(failure.getMessage().contains("maxResponseBytes"));
      assertFalse(failure.getMessage().contains("CANARY"));
    }
  }

  @Test
  void limitsEachEventAndNotTheStream() {
    String text = (": " + "x".repeat(90) + "\n").repeat(50) + "data: {\"id\":1}\n\n".repeat(51);
    server.enqueue(TestEventStream.stream(text, 100));
    server.enqueue(TestEventStream.noMore());
    try (TestEventStream test =
        TestEventStream.to(
            server,
            TestEventStream.OPTIONS,
            new FakeTimeSource(),
            settings -> settings.maxResponseBytes(100))) {
      assertEquals(List.of("{\"id\":1}"), test.all());
      assertEquals(50, test.stream.repeated());
    }
  }

  @Test
  void replacesBytesThatAreNoUtf8() {
    Buffer bytes =
        new Buffer().writeUtf8("data: {\"id\":1,\"t\":\"").writeByte(0xff).writeUtf8("\"}\n\n");
    assertEquals(
        List.of("{\"id\":1,\"t\":\"\ufffd\"}"), received(TestEventStream.stream(bytes, 5)));
  }

  private List<String> received(MockResponse response) {
    server.enqueue(response);
    server.enqueue(TestEventStream.noMore());
    try (TestEventStream test = TestEventStream.to(server)) {
      return test.all();
    }
  }
}
