package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.time.TimeSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReusedConnectionsTest {

  private static final Consumer<ClientConfig> SYSTEM_TIME =
      settings -> settings.timeSource(TimeSource.SYSTEM);

  /** Longer than the server waits, and longer or shorter than the client trusts a connection. */
  @ParameterizedTest
  @CsvSource({"300,400", "300,700", "1000,1200"})
  void issuesOverPlainHttpAfterServerHasClosedTheConnection(int limit, int gap) throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), limit);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", SYSTEM_TIME)) {
      assertIssuesFourTimes(things, server, gap);
    }
  }

  @ParameterizedTest
  @CsvSource({"300,400", "300,700"})
  void issuesOverTlsAfterServerHasClosedTheConnection(int limit, int gap) throws Exception {
    TestCertificate certificate = TestCertificate.forLoopback();
    OkHttpClient trusting = certificate.trusting();
    try (IdleLimitServer server = new IdleLimitServer(certificate.serverSockets(), limit);
        TestTransport things =
            TestTransport.to(
                "https://127.0.0.1:" + server.port() + "/",
                SYSTEM_TIME.andThen(settings -> settings.httpClient(trusting)))) {
      assertIssuesFourTimes(things, server, gap);
    }
  }

  private static void assertIssuesFourTimes(TestTransport things, IdleLimitServer server, int gap)
      throws InterruptedException {
    for (int number = 1; number <= 4; number++) {
      things.issue().execute();
      assertEquals(number, server.requests.get());
      TimeUnit.MILLISECONDS.sleep(gap);
    }
  }

  @Test
  void reusesConnectionThatWasReleasedJustNow() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      things.issue().execute();
      things.timing.pass(499);
      things.issue().execute();
      things.issue().executeAsync().get(1, TimeUnit.MINUTES);
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void opensConnectionIfTheOthersWereReleasedHalfASecondAgo() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      things.issue().execute();
      things.timing.pass(500);
      things.issue().execute();
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void readsReuseAConnectionThatWasReleasedLongAgo() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      things.read().execute();
      things.timing.pass(9_000);
      things.read().execute();
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void distrustsConnectionThatTheCallersOwnClientHasOpened() throws Exception {
    OkHttpClient callers =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
            .build();
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 300)) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      try (Response own = callers.newCall(new Request.Builder().url(url).build()).execute()) {
        own.body().string();
      }
      TimeUnit.MILLISECONDS.sleep(500);
      try (TestTransport things = TestTransport.to(url, settings -> settings.httpClient(callers))) {
        assertEquals("th_1", things.issue().execute().id());
      }
      assertTrue(server.connections.get() > 1);
    }
  }
}
