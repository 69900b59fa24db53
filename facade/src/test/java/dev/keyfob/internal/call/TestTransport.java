package dev.keyfob.internal.call;

import com.google.gson.TypeAdapter;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.secret.Secret;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/**
 * A transport to a test server, with the calls of {@link ThingsApi}. Waits pass on a fake clock.
 */
public final class TestTransport implements AutoCloseable {

  public static final String KEY = "CANARY-key";
  public static final String SECRET = "CANARY-secret";
  public static final String SENT = "CANARY-sent";
  public static final String IF_LOST = "Look at the list of things.";

  public final FakeTimeSource timing = new FakeTimeSource();
  public final ApiTransport transport;
  private final ThingsApi api;

  private TestTransport(
      String baseUrl, Function<Type, TypeAdapter<?>> adapters, Consumer<ClientConfig> more) {
    ClientConfig settings =
        new ClientConfig(
            new ProviderInfo("Things", baseUrl, List.of("THINGS_KEY", "OLD_THINGS_KEY")));
    settings.apiKey(KEY);
    settings.timeSource(timing);
    more.accept(settings);
    transport = ApiTransport.of(settings, adapters);
    api = transport.api(ThingsApi.class);
  }

  public static TestTransport to(MockWebServer server) {
    return to(server, settings -> {});
  }

  public static TestTransport to(MockWebServer server, Consumer<ClientConfig> more) {
    return to(server.url("/v1").toString(), more);
  }

  public static TestTransport to(String baseUrl, Consumer<ClientConfig> more) {
    return new TestTransport(baseUrl, Thing.ADAPTERS, more);
  }

  /** Returns a transport that reads things with another adapter. */
  public static TestTransport reading(MockWebServer server, TypeAdapter<Thing> things) {
    return new TestTransport(
        server.url("/v1").toString(), Thing.readingWith(things), settings -> {});
  }

  public ApiCall<?, Thing> read() {
    return transport.call(api.read("th_1"), Thing::checked, "");
  }

  public ApiCall<?, Void> remove() {
    return transport.callForStatus(api.remove("th_1"), "");
  }

  public ApiCall<?, Void> removeWithBody() {
    return transport.callForStatus(api.removeWithBody("th_1"), "");
  }

  public ApiCall<?, Optional<Thing>> find() {
    return transport.search(api.read("th_1"), thing -> Optional.of(Thing.checked(thing)));
  }

  /** Returns the same call of another transport. */
  public static ApiCall<?, Thing> readBy(ApiTransport transport) {
    return transport.call(transport.api(ThingsApi.class).read("th_1"), Thing::checked, "");
  }

  public ApiCall<?, Thing> issue() {
    return issueBy(transport);
  }

  public static ApiCall<?, Thing> issueBy(ApiTransport transport) {
    Thing thing = new Thing("th_1", Secret.of(SENT));
    return transport.call(transport.api(ThingsApi.class).issue(thing), Thing::checked, IF_LOST);
  }

  public ApiCall<?, Thing> reissue() {
    Thing thing = new Thing("th_1", Secret.of(SENT));
    return transport.call(api.reissue("th_1", thing), Thing::checked, IF_LOST);
  }

  public ApiCall<?, Void> act() {
    return transport.callForStatus(api.act("th_1"), IF_LOST);
  }

  public static MockResponse.Builder thing() {
    return json(201, "{\"id\":\"th_1\",\"secret\":\"" + SECRET + "\"}");
  }

  public static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/vnd.api+json; charset=utf-8")
        .setHeader("X-Request-Id", "req-1")
        .body(body);
  }

  public static MockResponse.Builder status(int status) {
    return json(status, "{\"errors\":[{\"code\":\"X\",\"detail\":\"CANARY-detail\"}]}");
  }

  @Override
  public void close() {
    transport.close();
  }
}
