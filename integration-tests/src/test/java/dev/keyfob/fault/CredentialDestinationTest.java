package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.leak.Canaries;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that API keys and credentials are sent only to the configured host, and only over TLS. */
final class CredentialDestinationTest {

  @StartStop private final MockWebServer other = new MockWebServer();

  @TestFactory
  Stream<DynamicTest> noOperationFollowsARedirect() {
    return FacadeOperations.all().stream()
        .map(operation -> dynamicTest(operation.toString(), () -> stays(operation)));
  }

  private void stays(FacadeOperation operation) throws Exception {
    String there = other.url("/elsewhere").toString();
    List<String> places =
        List.of(there, there.replace("http:", "https:"), there.replace("http:", ""), "/elsewhere");
    try (Sandbox sandbox = Sandbox.start();
        AutoCloseable client =
            FacadeUnderTest.of(operation.provider()).client(sandbox, builder -> builder)) {
      List<Object> arguments = operation.prepared(client);
      int before = sandbox.requests().getOrDefault(operation.operationId(), 0);
      int tried = 0;
      for (int status : List.of(300, 301, 302, 303, 307, 308)) {
        String place = places.get(tried % places.size());
        sandbox.next(operation.operationId(), RejectedRequest.redirect(status, place));
        assertThrows(KeyfobException.class, () -> operation.call(client, arguments));
        tried++;
      }
      assertEquals(tried, sandbox.requests().get(operation.operationId()) - before);
      assertEquals(List.of(), sandbox.violations());
      assertEquals(0, other.getRequestCount());
    }
  }

  @Test
  void keyIsNotSentIfAnInterceptorChangesTheHost() throws Exception {
    other.enqueue(new MockResponse.Builder().code(200).body("{\"data\":[]}").build());
    Interceptor turning =
        chain -> {
          HttpUrl there =
              chain.request().url().newBuilder().host("localhost").port(other.getPort()).build();
          return chain.proceed(chain.request().newBuilder().url(there).build());
        };
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient client =
            LatitudeClient.builder()
                .baseUrl(sandbox.latitudeUrl().replace("localhost", "127.0.0.1"))
                .apiKey(sandbox.latitudeKey())
                .header("X-Gateway", "CANARY-gateway")
                .httpClient(new OkHttpClient.Builder().addInterceptor(turning).build())
                .build()) {
      client.vpnSessions().list();
      assertNoCanary(other.takeRequest());
    }
  }

  @Test
  void proxyDoesNotGetTheKey() throws Exception {
    for (int i = 0; i < 3; i++) {
      other.enqueue(new MockResponse.Builder().code(502).inTunnel().build());
    }
    OkHttpClient proxied = new OkHttpClient.Builder().proxy(other.getProxyAddress()).build();
    try (LatitudeClient client =
        LatitudeClient.builder()
            .baseUrl("https://nowhere.invalid/")
            .apiKey("CANARY-key")
            .httpClient(proxied)
            .maxRetries(0)
            .build()) {
      assertThrows(KeyfobException.class, () -> client.vpnSessions().create(Site.SAO, "sv_1"));
      RecordedRequest tunnel = other.takeRequest();
      assertEquals("CONNECT", tunnel.getMethod());
      assertNoCanary(tunnel);
    }
  }

  @TestFactory
  Stream<DynamicTest> clientRejectsPlainHttp() {
    return FacadeUnderTest.all().stream()
        .map(
            facade ->
                dynamicTest(
                    facade.type().getSimpleName(),
                    () -> {
                      RuntimeException refused =
                          assertThrows(
                              RuntimeException.class,
                              () ->
                                  facade.build(
                                      facade
                                          .builder()
                                          .baseUrl("http://api.example.test/")
                                          .apiKey("CANARY-key")));
                      ExposureScan shown = new ExposureScan();
                      shown.exception(refused);
                      assertTrue(refused.getCause().getCause().getMessage().contains("plain http"));
                      assertEquals(List.of(), shown.found());
                    }));
  }

  private static void assertNoCanary(RecordedRequest request) {
    String all = request.getRequestLine() + request.getHeaders().toMultimap() + request.getBody();
    assertFalse(all.contains(Canaries.MARK));
  }
}
