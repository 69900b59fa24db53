package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.PageRequest;
import dev.keyfob.error.BadRequestException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewSshKey;
import dev.keyfob.latitude.Server;
import dev.keyfob.latitude.ServerFilter;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.SshKey;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ListEndpointTest {

  private static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM6irwaZuy3hHtiaTNgFLpSZ4KJQlgU0Wa+Zl+CWrEGR";

  private Sandbox sandbox;
  private LatitudeClient latitude;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    latitude = sandbox.latitude().build();
  }

  @AfterEach
  void stop() {
    latitude.close();
    sandbox.close();
  }

  @Test
  void pageHasAtMost100Items() {
    for (int i = 0; i < 101; i++) {
      sandbox.addServer("sv_" + i, "server-" + i, Site.SAO);
    }
    ServerFilter all = ServerFilter.all();
    assertEquals(100, latitude.servers().page(all, new PageRequest(1, 500)).size());
    assertEquals(103, latitude.servers().list().pageSize(500).stream().count());
    assertEquals(103, latitude.servers().list().pageSize(7).stream().count());
  }

  @Test
  void pageAfterTheLastIsEmpty() {
    assertEquals(List.of(), latitude.regions().page(new PageRequest(2, 20)));
  }

  @Test
  void serversAreFiltered() {
    sandbox.addServer("sv_1", "web-1", Site.FRA);
    sandbox.addServer("sv_2", "web-2", Site.FRA);
    sandbox.serverSite("sv_2", Site.of("AMS"));
    ServerFilter all = ServerFilter.all();
    assertEquals(List.of("sv_1"), ids(all.hostname("web-1")));
    assertEquals(List.of("sv_1"), ids(all.site(Site.FRA)));
    assertEquals(List.of("sv_2"), ids(all.site(Site.of("AMS"))));
    assertEquals(List.of(), ids(all.hostname("web-1").site(Site.SAO)));
    assertEquals(3, ids(all.project("example-project").status("on")).size());
    assertEquals(
        3, ids(all.createdFrom(OffsetDateTime.parse("2026-01-01T00:00:00Z")).gpu(false)).size());
    assertEquals(List.of(), ids(all.createdUntil(OffsetDateTime.parse("2026-01-01T00:00:00Z"))));
    assertEquals(List.of(), ids(all.tags("tag_1")));
  }

  @Test
  void filterThatTheSandboxDoesNotKnowIsA400() {
    assertThrows(BadRequestException.class, () -> ids(ServerFilter.all().memoryGb(1, 2)));
  }

  @Test
  void sshKeyIsListedUntilItIsDeleted() {
    NewSshKey key = NewSshKey.of("one", PUBLIC_KEY).project("proj_1");
    SshKey created = latitude.sshKeys().create(key);
    assertEquals("93:1d:50:de:e3:75:72:2f:e8:d8:7b:a9:f3:1f:4d:5f", created.fingerprint());
    assertEquals("proj_1", created.projectId());
    assertEquals(created, latitude.sshKeys().get(created.id()));
    assertEquals(List.of(created), latitude.sshKeys().list().stream().toList());
    latitude.sshKeys().delete(created.id());
    assertEquals(0, latitude.sshKeys().list().stream().count());
    assertThrows(NotFoundException.class, () -> latitude.sshKeys().get(created.id()));
    assertThrows(NotFoundException.class, () -> latitude.sshKeys().delete(created.id()));
  }

  private List<String> ids(ServerFilter filter) {
    return latitude.servers().list(filter).stream().map(Server::id).toList();
  }
}
