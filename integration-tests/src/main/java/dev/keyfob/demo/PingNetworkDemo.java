package dev.keyfob.demo;

import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.LimitsChange;
import dev.keyfob.pingnetwork.LimitsScope;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.pingnetwork.Zone;
import dev.keyfob.sink.Sinks;
import java.nio.file.Path;
import java.util.List;

/** The part of the demo that calls the Ping Network API. */
final class PingNetworkDemo {

  private static final LimitsChange LIMITS =
      LimitsChange.none().downloadedBytes(50_000_000_000L).uploadSpeed(1_000_000);

  private final PingNetworkClient ping;
  private final DemoFolder folder;
  private Zone zone;
  private IssuedSession session;

  PingNetworkDemo(PingNetworkClient ping, DemoFolder folder) {
    this.ping = ping;
    this.folder = folder;
  }

  List<DemoStep> steps() {
    return List.of(
        DemoStep.of(
            "Ping Network: list the zones",
            () -> {
              List<Zone> zones = ping.zones().list();
              zone = zones.stream().filter(Zone::hasActiveNodes).findFirst().orElseThrow();
              return zones;
            }),
        DemoStep.of(
            "... create a VLESS (proxy protocol) session in the first active zone and write its link to a file",
            () -> {
              Path file = folder.file("vless-link");
              session =
                  ping.sessions()
                      .issue(NewSession.of("client-7", zone.code()).reusable(true))
                      .deliverTo(Sinks.file(file, IssuedSession::link))
                      .execute();
              return List.of(session, session.vlessLink(), folder.describe(file));
            }),
        DemoStep.of("... get its status", () -> ping.sessions().status(session.id())),
        DemoStep.of(
            "... pause it, which is the only way to disable a link",
            () -> ping.sessions().pause(session.id())),
        DemoStep.of(
            "... resume it, which enables the link again",
            () -> ping.sessions().resume(session.id())),
        DemoStep.of("... read its events", this::heard),
        DemoStep.of(
            "Ping Network: set, get and delete the limits of all clients together",
            () -> limited(ping.limits().global())),
        DemoStep.of("... of each client", () -> limited(ping.limits().client())),
        DemoStep.of("... of each session", () -> limited(ping.limits().session())));
  }

  private List<?> heard() {
    try (SessionEvents events = ping.sessions().events()) {
      return events.stream().limit(3).toList();
    }
  }

  private static Object limited(LimitsScope scope) {
    scope.update(LIMITS);
    Object limits = scope.get();
    scope.delete();
    return limits;
  }
}
