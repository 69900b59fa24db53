package dev.keyfob.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.pingnetwork.EventOptions;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvent;
import dev.keyfob.pingnetwork.SessionEvents;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Checks that the facade's iterator returns the same events however the stream's bytes are split
 * into reads.
 */
@AddLifecycleHook(CountedTries.class)
class EventStreamPropertyTest {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n";
  private static final String NO_MORE = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
  private static final EventOptions AT_ONCE =
      EventOptions.standard().longestBackoff(Duration.ofMillis(1));

  private static final CannedHttpServer SERVER = new CannedHttpServer();
  private static final PingNetworkClient CLIENT =
      PingNetworkClient.builder()
          .baseUrl(CannedHttpServer.URL)
          .apiKey("CANARY-key")
          .httpClient(SERVER.client())
          .build();

  @Provide
  Arbitrary<List<String>> sessionIds() {
    return Texts.any().filter(text -> UTF_8.newEncoder().canEncode(text)).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<String> between() {
    return Arbitraries.of(
        "", ":", ": still here", "event: session", "retry: 1", "unheard-of: field", "data");
  }

  @Provide
  Arbitrary<List<Integer>> pieces() {
    return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void eventsAreTheSameHoweverTheBytesArrive(
      @ForAll("sessionIds") List<String> sessionIds,
      @ForAll("lineEnds") String lineEnd,
      @ForAll("between") String between,
      @ForAll boolean marked,
      @ForAll("pieces") List<Integer> pieces) {
    StringBuilder stream = new StringBuilder(marked ? "\ufeff" : "");
    for (int i = 0; i < sessionIds.size(); i++) {
      Stream.of(
              between,
              "",
              "data: {\"id\":" + (i + 1) + ",",
              "data:\"session_id\":" + Texts.quoted(sessionIds.get(i)),
              "data: }",
              "")
          .forEach(line -> stream.append(line).append(lineEnd));
    }
    assertEquals(sessionIds, received((HEAD + stream).getBytes(UTF_8), pieces));
  }

  private static List<String> received(byte[] bytes, List<Integer> pieces) {
    Iterator<CannedSocket> connections =
        Stream.of(
                new CannedSocket(new Trickle(bytes, pieces)),
                new CannedSocket(NO_MORE.getBytes(UTF_8)))
            .iterator();
    SERVER.connections(connections::next);
    List<String> received = new ArrayList<>();
    try (SessionEvents events = CLIENT.sessions().events(AT_ONCE)) {
      for (SessionEvent event : events) {
        received.add(event.sessionId());
      }
    }
    return received;
  }

  /** Returns its bytes in pieces of the given sizes, which it uses in turn. */
  private static final class Trickle extends ByteArrayInputStream {

    private final Iterator<Integer> sizes;

    Trickle(byte[] bytes, List<Integer> pieces) {
      super(bytes);
      this.sizes =
          IntStream.iterate(0, i -> i + 1).map(i -> pieces.get(i % pieces.size())).iterator();
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, sizes.next()));
    }
  }
}
