package dev.keyfob.pingnetwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.error.NotFoundException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.time.OffsetDateTime;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final String LIMITS =
      """
      {"id":"gl_1","downloaded_bytes":1099511627776,"uploaded_bytes":2,"download_speed":3,"upload_speed":4,
       "created_at":"2026-01-14T15:57:20.123Z","updated_at":"2026-01-14T15:57:21Z"}""";

  @StartStop final MockWebServer server = PromptServer.create();

  @Connected(path = "/v2", maxRetries = 2)
  private PingNetworkClient client;

  @Test
  void globalLimitsAreShown() throws Exception {
    response(200, LIMITS);
    LimitValues limits = client.limits().global().get();
    assertEquals("GET /v2/customer/limits/global HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals("gl_1", limits.id());
    assertEquals(1_099_511_627_776L, limits.downloadedBytes());
    assertEquals(2L, limits.uploadedBytes());
    assertEquals(3L, limits.downloadSpeed());
    assertEquals(4L, limits.uploadSpeed());
    assertNull(limits.maxSessions());
    assertEquals(OffsetDateTime.parse("2026-01-14T15:57:20.123Z"), limits.createdAt());
    assertEquals(OffsetDateTime.parse("2026-01-14T15:57:21Z"), limits.updatedAt());
  }

  @Test
  void clientLimitsAreShown() throws Exception {
    response(200, "{\"id\":\"cl_1\",\"max_sessions\":5,\"max_reconnections\":20}");
    LimitValues limits = client.limits().client().getAsync().join();
    assertEquals("GET /v2/customer/limits/client HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals(5L, limits.maxSessions());
    assertEquals(20L, limits.maxReconnections());
    assertNull(limits.downloadedBytes());
  }

  @Test
  void sessionLimitsKeepUnreadableFields() {
    response(200, "{\"id\":\"sl_1\",\"burst\":7,\"upload_speed\":\"fast\"}");
    LimitValues limits = client.limits().session().get();
    assertEquals(Set.of("burst", "upload_speed"), limits.generated().unknownFields().names());
  }

  @Test
  void updateSendsTheGivenSettings() throws Exception {
    response(200, LIMITS);
    client
        .limits()
        .global()
        .update(LimitsChange.none().downloadedBytes(0).uploadSpeed(5).clearUploadedBytes());
    RecordedRequest request = server.takeRequest();
    assertEquals("PATCH /v2/customer/limits/global HTTP/1.1", request.getRequestLine());
    assertEquals(
        "{\"downloaded_bytes\":0,\"upload_speed\":5,\"uploaded_bytes\":null}",
        request.getBody().utf8());
  }

  @Test
  void clientLimitsHaveTwoMore() throws Exception {
    response(200, LIMITS);
    client.limits().client().update(LimitsChange.none().maxSessions(5).clearMaxReconnections());
    RecordedRequest request = server.takeRequest();
    assertEquals("PATCH /v2/customer/limits/client HTTP/1.1", request.getRequestLine());
    assertEquals("{\"max_sessions\":5,\"max_reconnections\":null}", request.getBody().utf8());
  }

  @Test
  void updateIsRetried() throws Exception {
    response(503, "{}");
    response(200, LIMITS);
    client.limits().session().update(LimitsChange.none().downloadSpeed(1));
    assertEquals(
        "PATCH /v2/customer/limits/session HTTP/1.1", server.takeRequest().getRequestLine());
    assertEquals("{\"download_speed\":1}", server.takeRequest().getBody().utf8());
  }

  @Test
  void limitsAreRemoved() throws Exception {
    server.enqueue(new MockResponse.Builder().code(204).build());
    client.limits().session().delete();
    assertEquals(
        "DELETE /v2/customer/limits/session HTTP/1.1", server.takeRequest().getRequestLine());
  }

  @Test
  void removalOfNothingIsAFailure() {
    response(404, "{}");
    assertThrows(NotFoundException.class, () -> client.limits().client().delete());
  }

  @Test
  void changeThatCannotBeMeantIsRefused() {
    LimitsChange change = LimitsChange.none();
    assertThrows(IllegalArgumentException.class, () -> change.downloadedBytes(-1));
    assertThrows(IllegalArgumentException.class, () -> change.uploadedBytes(-1));
    assertThrows(IllegalArgumentException.class, () -> change.downloadSpeed(-1));
    assertThrows(IllegalArgumentException.class, () -> change.uploadSpeed(-1));
    assertThrows(IllegalArgumentException.class, () -> change.maxSessions(-1));
    assertThrows(IllegalArgumentException.class, () -> change.maxReconnections(-1));
    assertThrows(IllegalArgumentException.class, () -> client.limits().client().update(change));
    assertThrows(IllegalArgumentException.class, () -> client.limits().client().update(null));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void limitOfAnotherScopeIsRefused() {
    LimitsChange change = LimitsChange.none().downloadedBytes(1).clearMaxSessions();
    assertThrows(IllegalArgumentException.class, () -> client.limits().global().update(change));
    assertThrows(IllegalArgumentException.class, () -> client.limits().session().update(change));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void toStringOfAChangeListsItsLimits() {
    assertEquals(
        "LimitsChange[downloaded_bytes=1, max_sessions=cleared]",
        LimitsChange.none().clearMaxSessions().downloadedBytes(1).toString());
    assertEquals("LimitsChange[]", LimitsChange.none().toString());
  }

  private void response(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }
}
