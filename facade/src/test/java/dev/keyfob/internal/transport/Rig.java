package dev.keyfob.internal.transport;

import com.google.gson.TypeAdapter;
import dev.keyfob.secret.Secret;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A transport to a server of the test's, with time that costs none. */
final class Rig implements AutoCloseable {

  static final String KEY = "CANARY-key";
  static final String SECRET = "CANARY-secret";
  static final String SENT = "CANARY-sent";
  static final String IF_LOST = "Look at the list of things.";

  final FakeTiming timing = new FakeTiming();
  final Transport transport;
  private final ThingsApi api;

  private Rig(String baseUrl, Function<Type, TypeAdapter<?>> adapters, Consumer<Settings> more) {
    Settings settings =
        new Settings(new Provider("Things", baseUrl, List.of("THINGS_KEY", "OLD_THINGS_KEY")));
    settings.apiKey(KEY);
    settings.timing(timing);
    more.accept(settings);
    transport = Transport.of(settings, adapters);
    api = transport.api(ThingsApi.class);
  }

  static Rig to(MockWebServer server) {
    return to(server, settings -> {});
  }

  static Rig to(MockWebServer server, Consumer<Settings> more) {
    return to(server.url("/v1").toString(), more);
  }

  static Rig to(String baseUrl, Consumer<Settings> more) {
    return new Rig(baseUrl, Thing.ADAPTERS, more);
  }

  /** One that reads things in another way. */
  static Rig reading(MockWebServer server, TypeAdapter<Thing> things) {
    return new Rig(server.url("/v1").toString(), Thing.readingWith(things), settings -> {});
  }

  Exchange<?, Thing> read() {
    return transport.exchange(api.read("th_1"), Thing::checked, "");
  }

  Exchange<?, Void> remove() {
    return transport.exchange(api.remove("th_1"), "");
  }

  Exchange<?, Void> removeWithAnswer() {
    return transport.exchange(api.removeWithAnswer("th_1"), "");
  }

  Exchange<?, Optional<Thing>> find() {
    return transport.search(api.read("th_1"), thing -> Optional.of(Thing.checked(thing)));
  }

  /** The same for another transport, a copy of this one's. */
  static Exchange<?, Thing> readBy(Transport transport) {
    return transport.exchange(transport.api(ThingsApi.class).read("th_1"), Thing::checked, "");
  }

  Exchange<?, Thing> mint() {
    return mintBy(transport);
  }

  static Exchange<?, Thing> mintBy(Transport transport) {
    Thing thing = new Thing("th_1", Secret.of(SENT));
    return transport.exchange(transport.api(ThingsApi.class).mint(thing), Thing::checked, IF_LOST);
  }

  Exchange<?, Thing> reissue() {
    Thing thing = new Thing("th_1", Secret.of(SENT));
    return transport.exchange(api.reissue("th_1", thing), Thing::checked, IF_LOST);
  }

  Exchange<?, Void> act() {
    return transport.exchange(api.act("th_1"), IF_LOST);
  }

  static MockResponse.Builder thing() {
    return json(201, "{\"id\":\"th_1\",\"secret\":\"" + SECRET + "\"}");
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/vnd.api+json; charset=utf-8")
        .setHeader("X-Request-Id", "req-1")
        .body(body);
  }

  static MockResponse.Builder status(int status) {
    return json(status, "{\"errors\":[{\"code\":\"X\",\"detail\":\"CANARY-detail\"}]}");
  }

  @Override
  public void close() {
    transport.close();
  }
}
