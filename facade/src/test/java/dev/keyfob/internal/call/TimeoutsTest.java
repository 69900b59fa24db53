package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.config.ProviderInfo;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.testclient.PromptServer;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;

/** Tests the timeouts that OkHttp applies to an attempt. */
class TimeoutsTest {

  private static final List<Protocol> HTTP_2 = List.of(Protocol.H2_PRIOR_KNOWLEDGE);

  @StartStop final MockWebServer server = PromptServer.create();

  private record Limits(Duration read, Duration write) {

    static Limits in(Interceptor.Chain chain) {
      return new Limits(
          Duration.ofMillis(chain.readTimeoutMillis()),
          Duration.ofMillis(chain.writeTimeoutMillis()));
    }
  }

  @Test
  void readTimeoutOfAnIssuingRequestIsTheCallTimeout() {
    assertEquals(Duration.ofSeconds(90), limits(settings -> {}, TestTransport::issue).read());
  }

  @Test
  void readTimeoutOfAnIssuingRequestFollowsTheCallTimeout() {
    Limits limits =
        limits(settings -> settings.callTimeout(Duration.ofMinutes(5)), TestTransport::issue);
    assertEquals(new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5)), limits);
  }

  @Test
  void readTimeoutOfAnIssuingRequestIsLimitedWithoutACallTimeout() {
    Limits limits = limits(settings -> settings.callTimeout(Duration.ZERO), TestTransport::issue);
    assertEquals(new Limits(Duration.ofSeconds(90), Duration.ofSeconds(90)), limits);
  }

  @Test
  void readTimeoutLeavesTimeForAnotherAttempt() {
    assertEquals(Duration.ofSeconds(30), limits(settings -> {}, TestTransport::read).read());
  }

  @Test
  void attemptsOfAReadShareALongCallTimeout() {
    Limits limits =
        limits(settings -> patience(settings, Duration.ofMinutes(5), 5), TestTransport::read);
    assertEquals(Duration.ofSeconds(50), limits.read());
  }

  @Test
  void readTimeoutWithoutRetriesIsTheCallTimeout() {
    assertEquals(
        Duration.ofSeconds(90),
        limits(settings -> settings.maxRetries(0), TestTransport::read).read());
  }

  @Test
  void readTimeoutIsLimitedWithoutACallTimeout() {
    assertEquals(
        Duration.ofSeconds(30),
        limits(settings -> settings.callTimeout(Duration.ZERO), TestTransport::read).read());
  }

  @Test
  void readTimeoutIsAtMostTheCallTimeout() {
    Limits limits =
        limits(settings -> settings.callTimeout(Duration.ofSeconds(5)), TestTransport::read);
    assertEquals(Duration.ofSeconds(5), limits.read());
  }

  @Test
  void readTimeoutAppliesToIssuingRequests() {
    Limits limits =
        limits(settings -> settings.readTimeout(Duration.ofSeconds(7)), TestTransport::issue);
    assertEquals(Duration.ofSeconds(7), limits.read());
  }

  @Test
  void readTimeoutAppliesToReads() {
    Limits limits =
        limits(settings -> settings.readTimeout(Duration.ofSeconds(70)), TestTransport::read);
    assertEquals(Duration.ofSeconds(70), limits.read());
  }

  @Test
  void zeroMeansNoReadTimeout() {
    assertEquals(
        Duration.ZERO,
        limits(settings -> settings.readTimeout(Duration.ZERO), TestTransport::issue).read());
  }

  @Test
  void writeTimeoutHolds() {
    Limits limits =
        limits(settings -> settings.writeTimeout(Duration.ofSeconds(7)), TestTransport::issue);
    assertEquals(Duration.ofSeconds(7), limits.write());
  }

  @Test
  void limitOfACallersInterceptorHolds() {
    Interceptor hasty =
        chain -> chain.withReadTimeout(3, TimeUnit.SECONDS).proceed(chain.request());
    Limits limits =
        limits(
            settings ->
                settings.httpClient(
                    settings.httpClient().newBuilder().addInterceptor(hasty).build()),
            TestTransport::read);
    assertEquals(Duration.ofSeconds(3), limits.read());
  }

  @Test
  void readTimeoutOfAnIssuingRequestIsShorterOverHttp2() {
    server.setProtocols(HTTP_2);
    assertEquals(
        Duration.ofSeconds(88), limits(TimeoutsTest::overHttp2, TestTransport::issue).read());
  }

  @Test
  void readTimeoutOverHttp2WithoutRetriesIsShorterThanTheCallTimeout() {
    server.setProtocols(HTTP_2);
    Consumer<ClientConfig> hasty = settings -> patience(settings, Duration.ofSeconds(10), 0);
    assertEquals(
        Duration.ofSeconds(9),
        limits(hasty.andThen(TimeoutsTest::overHttp2), TestTransport::read).read());
  }

  @Test
  void readTimeoutIsShorterThanTheCallTimeoutIfHttp2IsPossible() {
    assertEquals(Duration.ofSeconds(88), settings("https://things.invalid/").readTimeout());
  }

  @Test
  void readTimeoutIsTheCallTimeoutIfHttp2IsImpossible() {
    ClientConfig settings = settings("https://things.invalid/");
    settings.httpClient(new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1)).build());
    assertEquals(Duration.ofSeconds(90), settings.readTimeout());
  }

  @Test
  void callersClientMayBeHttp2OverHttps() {
    ClientConfig settings = settings("https://things.invalid/");
    settings.httpClient(new OkHttpClient());
    assertEquals(Duration.ofSeconds(88), settings.readTimeout());
  }

  @Test
  void plainHttpIsNotHttp2() {
    assertEquals(Duration.ofSeconds(90), settings("http://127.0.0.1/").readTimeout());
  }

  @Test
  void readTimeoutIsNotShortenedWithoutACallTimeout() {
    ClientConfig settings = settings("https://things.invalid/");
    settings.callTimeout(Duration.ZERO);
    assertEquals(Duration.ofSeconds(90), settings.readTimeout());
  }

  @Test
  void deadConnectionIsAbandonedAlthoughAnotherCallWaitsOnIt() throws Exception {
    server.setProtocols(HTTP_2); // HTTP/1 connections are not reused after a timeout
    server.setDispatcher(respondingToAll());
    try (ForgetfulNat nat = new ForgetfulNat(server.getPort());
        TestTransport things =
            TestTransport.to(
                nat.url("/v1"), settings -> overHttp2(with(settings, new OkHttpClient())))) {
      things.issue().execute();
      nat.forget();
      CompletableFuture<?> other = things.issue().executeAsync();
      nat.awaitLoss();
      ApiTransport hasty =
          things.transport.with(settings -> settings.callTimeout(Duration.ofMillis(500)));
      assertEquals("th_1", firstResponse(hasty).id());
      assertFalse(other.isDone());
      other.cancel(true);
    }
  }

  @Test
  void readOnADeadConnectionSucceedsAtItsSecondAttempt() throws Exception {
    server.setProtocols(HTTP_2);
    server.setDispatcher(respondingToAll());
    try (ForgetfulNat nat = new ForgetfulNat(server.getPort());
        TestTransport things =
            TestTransport.to(
                nat.url("/v1"), settings -> hasty(overHttp2(with(settings, new OkHttpClient()))))) {
      TestTransport.readBy(
              things.transport.with(settings -> settings.readTimeout(Duration.ofSeconds(10))))
          .execute();
      nat.forget();
      assertEquals("th_1", things.read().execute().id());
    }
  }

  @Test
  void callOverHttp2IsNotRetriedAfterItsCallTimeout() {
    server.setProtocols(HTTP_2);
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (TestTransport things =
        TestTransport.to(
            server, settings -> inRealTime(overHttp2(with(settings, new OkHttpClient()))))) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertInstanceOf(SocketTimeoutException.class, failure.getCause());
    }
    assertEquals(1, server.getRequestCount());
  }

  /**
   * Repeats a call until it gets a response. Until then the calls are lost on the dead connection,
   * which OkHttp closes a second after its ping.
   */
  private static Thing firstResponse(ApiTransport transport) {
    for (int lost = 0; lost < 20; lost++) {
      try {
        return TestTransport.issueBy(transport).execute();
      } catch (OutcomeUnknownException onTheDeadConnection) {
        // the next call has the same fate until OkHttp detects the dead connection
      }
    }
    throw new AssertionError("each call was sent on the dead connection");
  }

  private static Dispatcher respondingToAll() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return TestTransport.thing().build();
      }
    };
  }

  private static ClientConfig settings(String baseUrl) {
    return new ClientConfig(new ProviderInfo("Things", baseUrl, List.of("THINGS_KEY")));
  }

  private static ClientConfig overHttp2(ClientConfig settings) {
    return with(settings, settings.httpClient().newBuilder().protocols(HTTP_2).build());
  }

  private static void inRealTime(ClientConfig settings) {
    settings.timeSource(TimeSource.SYSTEM);
    settings.callTimeout(Duration.ofSeconds(1));
  }

  /** Sets one retry and a short read timeout. */
  private static void hasty(ClientConfig settings) {
    settings.timeSource(TimeSource.SYSTEM);
    settings.maxRetries(1);
    settings.readTimeout(Duration.ofMillis(500));
  }

  private static void patience(ClientConfig settings, Duration callTimeout, int retries) {
    settings.callTimeout(callTimeout);
    settings.maxRetries(retries);
  }

  private interface Sending {
    ApiCall<?, Thing> by(TestTransport things);
  }

  private Limits limits(Consumer<ClientConfig> more, Sending sending) {
    server.enqueue(TestTransport.thing().build());
    AtomicReference<Limits> seen = new AtomicReference<>();
    OkHttpClient watched =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  seen.set(Limits.in(chain));
                  return chain.proceed(chain.request());
                })
            .build();
    try (TestTransport things =
        TestTransport.to(server, settings -> more.accept(with(settings, watched)))) {
      sending.by(things).execute();
    }
    return seen.get();
  }

  private static ClientConfig with(ClientConfig settings, OkHttpClient client) {
    settings.httpClient(client);
    return settings;
  }
}
