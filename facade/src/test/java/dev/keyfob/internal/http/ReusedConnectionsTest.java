package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.internal.call.Rig;
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

  /** Shorter and longer than the client trusts a connection. */
  @ParameterizedTest
  @ValueSource(ints = {0, 600, 9_000})
  void issuesOverPlainHttpAfterServerHasClosedTheConnection(int gap) throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 50);
        Rig rig = Rig.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      assertIssuesFourTimes(rig, server, gap);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 600})
  void issuesOverTlsAfterServerHasClosedTheConnection(int gap) throws Exception {
    TestCertificate certificate = TestCertificate.forLoopback();
    OkHttpClient trusting = certificate.trusting();
    try (IdleLimitServer server = new IdleLimitServer(certificate.serverSockets(), 50);
        Rig rig =
            Rig.to(
                "https://127.0.0.1:" + server.port() + "/",
                settings -> settings.httpClient(trusting))) {
      assertIssuesFourTimes(rig, server, gap);
    }
  }

  private static void assertIssuesFourTimes(Rig rig, IdleLimitServer server, int gap)
      throws InterruptedException {
    for (int number = 1; number <= 4; number++) {
      rig.mint().execute();
      assertEquals(number, server.requests.get());
      server.awaitClosing();
      rig.timing.pass(gap);
    }
  }

  @Test
  void reusesConnectionThatWasReleasedJustNow() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        Rig rig = Rig.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      rig.mint().execute();
      rig.timing.pass(499);
      rig.mint().execute();
      rig.mint().executeAsync().get(1, TimeUnit.MINUTES);
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void opensConnectionIfTheOthersWereReleasedHalfASecondAgo() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        Rig rig = Rig.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      rig.mint().execute();
      rig.timing.pass(500);
      rig.mint().execute();
      assertEquals(2, server.connections.get());
    }
  }

  @Test
  void readsReuseAConnectionThatWasReleasedLongAgo() throws Exception {
    try (IdleLimitServer server = new IdleLimitServer(ServerSocketFactory.getDefault(), 30_000);
        Rig rig = Rig.to("http://127.0.0.1:" + server.port() + "/", settings -> {})) {
      rig.read().execute();
      rig.timing.pass(9_000);
      rig.read().execute();
      assertEquals(1, server.connections.get());
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
      try (Rig rig = Rig.to(url, settings -> settings.httpClient(callers))) {
        assertEquals("th_1", rig.mint().execute().id());
      }
      assertTrue(server.connections.get() > 1);
    }
  }
}
