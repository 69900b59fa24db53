package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.PageRequest;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.ForbiddenException;
import dev.keyfob.testclient.Connected;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServersTest {

  @StartStop final MockWebServer server = new MockWebServer();
  @Connected private LatitudeClient client;

  @Test
  void listSendsNothingBeforeItsFirstItem() {
    var unused = client.servers().list().pageSize(2);
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void listRequestsPageAfterPage() throws Exception {
    answer(200, servers("sv_1", "sv_2"));
    answer(200, servers("sv_3"));
    answer(200, servers());
    List<String> ids = client.servers().list().pageSize(2).stream().map(Server::id).toList();
    assertEquals(List.of("sv_1", "sv_2", "sv_3"), ids);
    for (int number = 1; number <= 3; number++) {
      HttpUrl url = server.takeRequest().getUrl();
      assertEquals("2", url.queryParameter("page[size]"));
      assertEquals(String.valueOf(number), url.queryParameter("page[number]"));
    }
  }

  @Test
  void listGoesOnAtThePageThatFailed() {
    answer(200, servers("sv_1"));
    answer(403, "{}");
    answer(200, servers("sv_2"));
    answer(200, servers());
    Iterator<Server> servers = client.servers().list().iterator();
    assertEquals("sv_1", servers.next().id());
    assertThrows(ForbiddenException.class, servers::hasNext);
    assertEquals("sv_2", servers.next().id());
    assertFalse(servers.hasNext());
    assertEquals(4, server.getRequestCount());
  }

  @Test
  void serversWithoutIdsEndTheListIfThePageRepeats() {
    String page =
        "{\"data\":[{\"attributes\":{\"hostname\":\"a\"}},{\"attributes\":{\"hostname\":\"b\"}}]}";
    answer(200, page);
    answer(200, page);
    assertEquals(2, client.servers().list().stream().count());
  }

  @Test
  void filterIsSentWithEachPage() throws Exception {
    answer(200, servers());
    ServerFilter filter =
        ServerFilter.all()
            .hostname("web 1&x=y")
            .site(Site.SAO)
            .project("proj_1")
            .label("100001NODE")
            .status("on")
            .plan("c2.small.x86")
            .tags("tag_1", "tag_2")
            .gpu(true)
            .memoryGb(16, 64)
            .createdFrom(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
            .createdUntil(OffsetDateTime.parse("2026-02-01T00:00:00Z"));
    assertEquals(0, client.servers().list(filter).stream().count());
    HttpUrl url = server.takeRequest().getUrl();
    assertEquals("web 1&x=y", url.queryParameter("filter[hostname]"));
    assertEquals("SAO", url.queryParameter("filter[region]"));
    assertEquals("proj_1", url.queryParameter("filter[project]"));
    assertEquals("100001NODE", url.queryParameter("filter[label]"));
    assertEquals("on", url.queryParameter("filter[status]"));
    assertEquals("c2.small.x86", url.queryParameter("filter[plan]"));
    assertEquals("tag_1,tag_2", url.queryParameter("filter[tags]"));
    assertEquals("true", url.queryParameter("filter[gpu]"));
    assertEquals("16", url.queryParameter("filter[ram][gte]"));
    assertEquals("64", url.queryParameter("filter[ram][lte]"));
    assertEquals("2026-01-01T00:00:00Z", url.queryParameter("filter[created_at_gte]"));
    assertEquals("2026-02-01T00:00:00Z", url.queryParameter("filter[created_at_lte]"));
    assertNull(url.queryParameter("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nb", "a\u0000", "\ud800"})
  void filterRejectsTextThatNoServerHas(String text) {
    ServerFilter all = ServerFilter.all();
    assertThrows(IllegalArgumentException.class, () -> all.hostname(text));
    assertThrows(IllegalArgumentException.class, () -> all.label(text));
    assertThrows(IllegalArgumentException.class, () -> all.project(text));
    assertThrows(IllegalArgumentException.class, () -> all.status(text));
    assertThrows(IllegalArgumentException.class, () -> all.plan(text));
    assertThrows(IllegalArgumentException.class, () -> all.site(Site.of(text)));
    assertThrows(IllegalArgumentException.class, () -> all.tags(text));
  }

  @Test
  void filterRejectsTagsAndSizesThatAreInvalid() {
    ServerFilter all = ServerFilter.all();
    assertThrows(IllegalArgumentException.class, all::tags);
    assertThrows(IllegalArgumentException.class, () -> all.tags("tag_1,tag_2"));
    assertThrows(IllegalArgumentException.class, () -> all.memoryGb(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> all.memoryGb(3, 2));
    assertThrows(IllegalArgumentException.class, () -> all.createdFrom(null));
  }

  @Test
  void pagesThatAreNotPositiveAreRejectedBeforeARequest() {
    assertThrows(IllegalArgumentException.class, () -> client.servers().list().pageSize(0));
    assertThrows(IllegalArgumentException.class, () -> client.servers().list().pageSize(-1));
    assertThrows(IllegalArgumentException.class, () -> client.servers().list().from(0));
    assertThrows(
        IllegalArgumentException.class, () -> client.servers().page(ServerFilter.all(), null));
    assertThrows(
        IllegalArgumentException.class, () -> client.servers().page(null, new PageRequest(1, 1)));
    assertThrows(IllegalArgumentException.class, () -> client.servers().list(null));
    assertThrows(IllegalArgumentException.class, () -> client.servers().get("a/b"));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void serverWithoutAttributesHasNullForEachOfThem() {
    answer(200, "{\"data\":{\"id\":\"sv_1\"}}");
    Server found = client.servers().get("sv_1");
    assertNull(found.hostname());
    assertNull(found.site());
    assertNull(found.projectId());
    assertNull(found.status());
  }

  @Test
  void responseWithoutDataIsADecodingFailure() {
    answer(200, "{}");
    assertThrows(DecodingException.class, () -> client.servers().get("sv_1"));
  }

  @Test
  void filtersAreComparedByValue() {
    ServerFilter one = ServerFilter.all().hostname("a").site(Site.SAO);
    assertEquals(ServerFilter.all().site(Site.of("SAO")).hostname("a"), one);
    assertEquals(ServerFilter.all().site(Site.SAO).hostname("a").hashCode(), one.hashCode());
    assertNotEquals(ServerFilter.all().hostname("a"), one);
  }

  private static String servers(String... ids) {
    StringBuilder data = new StringBuilder();
    for (String id : ids) {
      data.append(data.isEmpty() ? "" : ",").append("{\"id\":\"" + id + "\"}");
    }
    return "{\"data\":[" + data + "],\"meta\":{}}";
  }

  private void answer(int status, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/vnd.api+json")
            .body(body)
            .build());
  }
}
