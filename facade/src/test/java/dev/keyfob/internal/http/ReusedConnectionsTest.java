package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.TestTransport;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReusedConnectionsTest {

  /**
   * The gaps are shorter and longer than the time for which the client trusts an idle connection.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 600, 9_000})
  void issuesOverPlainHttpAfterServerHasClosedTheConnection(int gap) throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 50);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      assertIssuesFourTimes(things, server, gap);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 600})
  void issuesOverTlsAfterServerHasClosedTheConnection(int gap) throws Exception {
    TestCertificate certificate = TestCertificate.forLoopback();
    OkHttpClient trusting = certificate.trusting();
    try (IdleLimitServer server = new IdleLimitServer(certificate.serverSockets(), 50);
        TestTransport things =
            TestTransport.to(
                "https://127.0.0.1:" + server.port() + "/",
                settings -> settings.httpClient(trusting))) {
      assertIssuesFourTimes(things, server, gap);
    }
  }

  private static void assertIssuesFourTimes(TestTransport things, IdleLimitServer server, int gap)
      throws InterruptedException {
    for (int number = 1; number <= 4; number++) {
      things.issue().execute();
      assertEquals(number, server.requests.get());
      server.awaitClosing();
      things.timing.pass(gap);
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
  void revokesOnAnotherConnectionIfServerHasSentASecondResponse() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      things.issue().execute();
      server.sendResponse();
      things.remove().revokingNewCredential().execute();
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void listsForRecoveryOnAnotherConnectionIfServerHasSentASecondResponse() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        TestTransport things =
            TestTransport.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      things.issue().execute();
      server.sendResponse();
      things.read().uncached().execute();
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void distrustsConnectionThatTheCallersOwnClientHasOpened() throws Exception {
    OkHttpClient callers =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
            .build();
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 50)) {
      String url = "http://127.0.0.1:" + server.port() + "/";
      try (Response own = callers.newCall(new Request.Builder().url(url).build()).execute()) {
        own.body().string();
      }
      server.awaitClosing();
      try (TestTransport things = TestTransport.to(url, settings -> settings.httpClient(callers))) {
        assertEquals("th_1", things.issue().execute().id());
      }
      assertTrue(server.connections.get() > 1);
    }
  }
}
