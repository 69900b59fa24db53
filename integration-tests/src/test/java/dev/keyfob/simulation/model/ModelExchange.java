package dev.keyfob.simulation.model;

import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.wire.WireConnection;
import dev.keyfob.simulation.wire.WireConnection.Ending;
import dev.keyfob.simulation.wire.WireRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/** Handles one request, in the steps that its fault prescribes. */
final class ModelExchange {

  /**
   * The objects that all exchanges of a life share.
   *
   * @param story takes a line for each step
   */
  record Provider(
      Schedule schedule,
      ProviderTraits traits,
      ServerClock clock,
      CredentialStore store,
      ModelEndpoints endpoints,
      Consumer<String> story) {}

  private final Provider provider;
  private final WireRequest request;
  private final SeenRequest seen;
  private final WireConnection connection;
  private ModelResponse response = ModelResponse.error(500);
  private long dateNanos;
  private long delay;
  private boolean shortened;

  ModelExchange(
      Provider provider, WireRequest request, SeenRequest seen, WireConnection connection) {
    this.provider = provider;
    this.request = request;
    this.seen = seen;
    this.connection = connection;
    this.dateNanos = provider.schedule().nanos();
    this.delay = (20 + provider.schedule().random(200)) * 1_000_000L;
  }

  /** Applies the request; its response is the provider's own. */
  void apply() {
    ModelEndpoints.Applied applied = provider.endpoints().apply(request, seen.actor());
    if (applied.credential() != null) {
      seen.appliedTo(applied.credential());
    }
    response = applied.response();
    dateNanos = applied.dateNanos();
  }

  /**
   * Applies the request later, and sends no response. A reissue is applied at once: later it would
   * replace the secret of a newer one, which no client can prevent.
   */
  void applyAfter(int millis) {
    if (seen.isReissue()) {
      apply();
      return;
    }
    provider
        .schedule()
        .at(
            provider.schedule().nanos() + millis * 1_000_000L,
            () -> {
              apply();
              provider.story().accept("  request " + seen.number() + " is applied" + target());
            });
  }

  /** Replaces the response. */
  void answer(ModelResponse other) {
    response = other;
  }

  /** Replaces the response if it is a success. */
  void answerSuccessBy(ModelResponse other) {
    if (response.status() < 300) {
      response = other;
    }
  }

  /** Replaces the body by that of a credential of another caller or client, if there is one. */
  void nameAnother() {
    nameAnother(true);
  }

  /**
   * Replaces the body by that of another credential of this client, as if the server confused its
   * requests.
   */
  void nameAnotherCallers() {
    nameAnother(false);
  }

  private void nameAnother(boolean orColleagues) {
    CredentialFamily family = CredentialFamily.of(request.path());
    String own = seen.applied() == null ? "" : seen.applied().id();
    ModelCredential another = provider.store().another(family, seen.actor(), own, orColleagues);
    if (another != null) {
      response = response.withBody(ModelJson.issued(another, "CANARY-none", provider.clock()));
    }
  }

  void shortenBody(int permille) {
    shortened = true;
    String body = response.body();
    response = response.withBody(body.substring(0, body.length() * permille / 1000));
  }

  void delay(int millis) {
    delay = millis * 1_000_000L;
  }

  /** Sends the response. */
  void send() {
    send(1);
  }

  void sendTwice() {
    send(2);
  }

  private void send(int times) {
    byte[] bytes = bytes();
    long due = provider.schedule().nanos() + delay;
    for (int i = 0; i < times; i++) {
      connection.send(due, bytes, i == 0 ? count -> read(count, bytes.length) : count -> {});
    }
    long idle = times > 1 ? 1 : provider.traits().idleMillis() * 1_000_000L;
    connection.end(due + idle, Ending.CLOSED);
    provider.story().accept("  is answered " + response.status() + target());
  }

  private void read(int count, int length) {
    seen.read(count);
    if (count == length && !shortened && seen.applied() != null) {
      seen.applied().named();
    }
  }

  /** Sends the beginning of the response, and ends the connection. */
  void sendPart(int permille, Ending ending) {
    byte[] bytes = bytes();
    int length = (int) ((long) bytes.length * permille / 1000);
    long due = provider.schedule().nanos() + delay;
    connection.send(due, Arrays.copyOf(bytes, length), seen::read);
    connection.end(due, ending);
    provider
        .story()
        .accept(
            "  is answered " + response.status() + target() + ", cut after " + length + " bytes");
  }

  /** Ends the connection. */
  void end(Ending ending) {
    connection.end(provider.schedule().nanos() + delay, ending);
  }

  private byte[] bytes() {
    String date = provider.clock().dateLine(dateNanos);
    seen.responds(response.status(), response.head(date).length(), response.body());
    return response.bytes(date);
  }

  private String target() {
    return seen.applied() == null ? "" : " for " + seen.applied();
  }
}
