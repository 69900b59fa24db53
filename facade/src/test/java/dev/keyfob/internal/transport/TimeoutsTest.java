package dev.keyfob.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.OutcomeUnknownException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;

/** The limits that an attempt has, as the network's side of OkHttp is given them. */
class TimeoutsTest {

  @StartStop final MockWebServer server = new MockWebServer();

  private record Limits(Duration read, Duration write) {

    static Limits in(Interceptor.Chain chain) {
      return new Limits(
          Duration.ofMillis(chain.readTimeoutMillis()), Duration.ofMillis(chain.writeTimeoutMillis()));
    }
  }

  @Test
  void mintWaitsForItsAnswerAsLongAsTheCallMayTake() {
    assertEquals(Duration.ofSeconds(90), limits(settings -> {}, Rig::mint).read());
  }

  @Test
  void mintWaitsLongerWhereTheCallMayTakeLonger() {
    Limits limits = limits(settings -> settings.callTimeout(Duration.ofMinutes(5)), Rig::mint);
    assertEquals(new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5)), limits);
  }

  @Test
  void mintDoesNotWaitForEverWhereTheCallHasNoLimit() {
    Limits limits = limits(settings -> settings.callTimeout(Duration.ZERO), Rig::mint);
    assertEquals(new Limits(Duration.ofSeconds(90), Duration.ofSeconds(90)), limits);
  }

  @Test
  void readLeavesTimeForAnotherAttempt() {
    assertEquals(Duration.ofSeconds(30), limits(settings -> {}, Rig::read).read());
  }

  @Test
  void readSharesTheTimeOfALongerCallAmongItsAttempts() {
    Limits limits = limits(settings -> patience(settings, Duration.ofMinutes(5), 5), Rig::read);
    assertEquals(Duration.ofSeconds(50), limits.read());
  }

  @Test
  void readThatIsNotSentAgainHasTheTimeOfTheCall() {
    assertEquals(Duration.ofSeconds(90), limits(settings -> settings.retries(0), Rig::read).read());
  }

  @Test
  void readDoesNotWaitForEverWhereTheCallHasNoLimit() {
    assertEquals(Duration.ofSeconds(30), limits(settings -> settings.callTimeout(Duration.ZERO), Rig::read).read());
  }

  @Test
  void readHasNoMoreThanTheCall() {
    Limits limits = limits(settings -> settings.callTimeout(Duration.ofSeconds(5)), Rig::read);
    assertEquals(Duration.ofSeconds(5), limits.read());
  }

  @Test
  void readTimeoutHoldsForWhatMints() {
    Limits limits = limits(settings -> settings.readTimeout(Duration.ofSeconds(7)), Rig::mint);
    assertEquals(Duration.ofSeconds(7), limits.read());
  }

  @Test
  void readTimeoutHoldsForWhatReads() {
    Limits limits = limits(settings -> settings.readTimeout(Duration.ofSeconds(70)), Rig::read);
    assertEquals(Duration.ofSeconds(70), limits.read());
  }

  @Test
  void noReadTimeoutIsNone() {
    assertEquals(Duration.ZERO, limits(settings -> settings.readTimeout(Duration.ZERO), Rig::mint).read());
  }

  @Test
  void writeTimeoutHolds() {
    Limits limits = limits(settings -> settings.writeTimeout(Duration.ofSeconds(7)), Rig::mint);
    assertEquals(Duration.ofSeconds(7), limits.write());
  }

  @Test
  void limitOfACallersInterceptorHolds() {
    Interceptor hasty = chain -> chain.withReadTimeout(3, TimeUnit.SECONDS).proceed(chain.request());
    Limits limits =
        limits(
            settings -> settings.httpClient(settings.httpClient().newBuilder().addInterceptor(hasty).build()),
            Rig::read);
    assertEquals(Duration.ofSeconds(3), limits.read());
  }

  @Test
  void connectionThatTheCallRanOutOfTimeOnIsNotUsedAgain() throws Exception {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)); // HTTP/1 never does
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(Rig.thing().build());
    OkHttpClient http2 = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(http2))) {
      Transport hasty = rig.transport.with(settings -> settings.callTimeout(Duration.ofSeconds(1)));
      assertThrows(OutcomeUnknownException.class, () -> Rig.mintBy(hasty).send());
      assertEquals("th_1", rig.mint().send().id());
    }
    assertEquals(0, server.takeRequest().getConnectionIndex());
    assertEquals(1, server.takeRequest().getConnectionIndex());
  }

  private static void patience(Settings settings, Duration callTimeout, int retries) {
    settings.callTimeout(callTimeout);
    settings.retries(retries);
  }

  private interface Sending {
    Exchange<?, Thing> by(Rig rig);
  }

  private Limits limits(Consumer<Settings> more, Sending sending) {
    server.enqueue(Rig.thing().build());
    AtomicReference<Limits> seen = new AtomicReference<>();
    OkHttpClient watched =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  seen.set(Limits.in(chain));
                  return chain.proceed(chain.request());
                })
            .build();
    try (Rig rig = Rig.to(server, settings -> more.accept(with(settings, watched)))) {
      sending.by(rig).send();
    }
    return seen.get();
  }

  private static Settings with(Settings settings, OkHttpClient client) {
    settings.httpClient(client);
    return settings;
  }
}
