package dev.keyfob.tour;

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

/** The life of Ping Network's credentials, in the sandbox. */
final class PingWalk {

  private static final LimitsChange LIMITS =
      LimitsChange.none().downloadedBytes(50_000_000_000L).uploadSpeed(1_000_000);

  private final PingNetworkClient ping;
  private final TourFolder folder;
  private Zone zone;
  private IssuedSession session;

  PingWalk(PingNetworkClient ping, TourFolder folder) {
    this.ping = ping;
    this.folder = folder;
  }

  List<Step> steps() {
    return List.of(
        Step.of(
            "Ping Network: see the zones",
            () -> {
              List<Zone> zones = ping.zones().list();
              zone = zones.stream().filter(Zone::hasActiveNodes).findFirst().orElseThrow();
              return zones;
            }),
        Step.of(
            "... create a VLESS session for a client in the first that works, its link into a file",
            () -> {
              Path file = folder.file("vless-link");
              session =
                  ping.sessions()
                      .createInto(
                          NewSession.of("client-7", zone.code()).reusable(true),
                          Sinks.file(file, IssuedSession::link));
              return List.of(session, session.vlessLink(), folder.describe(file));
            }),
        Step.of("... see how it is doing", () -> ping.sessions().status(session.id())),
        Step.of(
            "... pause it: the only way to stop a link", () -> ping.sessions().pause(session.id())),
        Step.of("... resume it: the link works again", () -> ping.sessions().resume(session.id())),
        Step.of("... hear what has happened to it", this::heard),
        Step.of(
            "Ping Network: limit all clients together, see it, lift it",
            () -> limited(ping.limits().global())),
        Step.of("... each client", () -> limited(ping.limits().client())),
        Step.of("... each session", () -> limited(ping.limits().session())));
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
