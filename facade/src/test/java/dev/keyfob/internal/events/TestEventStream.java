package dev.keyfob.internal.events;

import com.google.gson.JsonObject;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;

/** An event stream of a test server, on a fake clock. Each event is returned as its JSON text. */
public final class TestEventStream implements AutoCloseable {

  public interface EventsApi {
    @Operation(id = "streamEvents", method = "GET", path = "/events", effect = Effect.SAFE)
    @Headers("Accept: text/event-stream, application/json")
    @GET("events")
    Call<ResponseBody> events();
  }

  public static final EventStreamOptions OPTIONS =
      new EventStreamOptions(1000, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(10));

  final FakeTimeSource timing;
  final ApiTransport transport;
  final EventStream<String> stream;
  final AtomicInteger read = new AtomicInteger();

  private TestEventStream(
      String baseUrl,
      EventStreamOptions options,
      FakeTimeSource timing,
      Consumer<ClientConfig> more) {
    this.timing = timing;
    ClientConfig settings = new ClientConfig(new ProviderInfo("Things", baseUrl, List.of()));
    settings.apiKey(TestTransport.KEY);
    settings.timeSource(timing);
    more.accept(settings);
    transport = ApiTransport.of(settings, Thing.ADAPTERS);
    stream =
        EventStreams.open(
            transport,
            transport.api(EventsApi.class).events(),
            JsonObject.class,
            json -> {
              read.incrementAndGet();
              return json.toString();
            },
            TestEventStream::id,
            options);
  }

  static TestEventStream to(MockWebServer server) {
    return to(server, OPTIONS);
  }

  static TestEventStream to(MockWebServer server, EventStreamOptions options) {
    return to(server, options, new FakeTimeSource(), settings -> {});
  }

  static TestEventStream to(
      MockWebServer server,
      EventStreamOptions options,
      FakeTimeSource timing,
      Consumer<ClientConfig> more) {
    return new TestEventStream(server.url("/v1").toString(), options, timing, more);
  }

  private static String id(String event) {
    int id = event.indexOf("\"id\":");
    return id == -1 ? null : event.substring(id);
  }

  /** Returns all events until the stream ends. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    for (String event = stream.take(); event != null; event = stream.take()) {
      all.add(event);
    }
    return all;
  }

  static MockResponse stream(String... lines) {
    return stream(String.join("\n", lines), 1 << 13);
  }

  static MockResponse stream(String text, int chunk) {
    return stream(new Buffer().writeUtf8(text), chunk);
  }

  static MockResponse stream(Buffer bytes, int chunk) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream; charset=utf-8")
        .setHeader("X-Request-Id", "req-1")
        .chunkedBody(bytes, chunk)
        .build();
  }

  /** Returns a response with one event for each id. */
  static MockResponse events(int... ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append("data: {\"id\":").append(id).append("}\n\n");
    }
    return stream(text.toString(), 1 << 13);
  }

  /** Returns the response by which a server tells a client not to reconnect. */
  public static MockResponse noMore() {
    return new MockResponse.Builder().code(204).build();
  }

  /** Waits until all reader threads have ended. */
  static void awaitNoThread() throws InterruptedException {
    for (Thread thread : threads().toList()) {
      thread.join(10_000);
    }
    if (threads().findAny().isPresent()) {
      throw new AssertionError("a stream's thread is still there");
    }
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("keyfob-events"));
  }

  @Override
  public void close() {
    stream.close();
    transport.close();
  }
}
