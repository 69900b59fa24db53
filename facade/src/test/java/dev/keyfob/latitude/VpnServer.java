package dev.keyfob.latitude;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** VPN sessions, with state, and with answers that get lost on demand. */
final class VpnServer extends Dispatcher {

  static final Harm FINE = answer -> answer;
  static final Harm SILENT = answer -> answer.onResponseStart(SocketEffect.Stall.INSTANCE);
  static final Harm CUT = answer -> answer.onResponseStart(new SocketEffect.CloseSocket());
  static final Harm TRUNCATED = answer -> answer.onResponseBody(new SocketEffect.CloseSocket());
  static final Harm BAD_GATEWAY = answer -> answer.code(502).body("");

  /** What is done to the answers to come, by method; none left: nothing. */
  final Map<String, Deque<Harm>> harm = new LinkedHashMap<>();

  /** What happens on the server right after a session has been made. */
  Runnable afterCreation = () -> {};

  /** Whether a POST makes a session at all. */
  boolean makesSessions = true;

  /** What a session that a POST makes says of its site. */
  String siteOfNew = "SAO";

  /** How many listings do not have the new session yet. */
  int listingsBehind;

  /** Whether the first listing shows the sessions there are. */
  boolean listedBefore = true;

  /** What time it is on the server. */
  Instant now = Instant.parse("2026-01-14T15:57:20.600Z");

  /** By how much what dates sessions is behind that. */
  Duration behind = Duration.ZERO;

  /** When sessions end, as JSON. */
  String expiresAt = "null";

  /** Whether answers have a Date. */
  boolean saysTheTime = true;

  /** Whether sessions say when they were made. */
  boolean saysWhen = true;

  final List<String> log = new CopyOnWriteArrayList<>();
  final Map<String, String> sessions = new LinkedHashMap<>();
  private final List<String> hidden = new ArrayList<>();
  private int number;
  private int secrets;

  /** What is done to an answer on its way. */
  interface Harm extends UnaryOperator<MockResponse.Builder> {}

  void harm(String method, Harm... harms) {
    harm.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(harms));
  }

  String add(String site) {
    String id = "vpn_" + ++number;
    sessions.put(id, session(id, site));
    return id;
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    log.add(request.getMethod() + " " + path);
    MockResponse.Builder answer =
        switch (request.getMethod()) {
          case "POST" -> created();
          case "PATCH" -> refreshed(path.split("/")[2]);
          case "DELETE" -> removed(path.split("/")[2]);
          default -> listed();
        };
    Deque<Harm> harms = harm.get(request.getMethod());
    if (saysTheTime) {
      answer.setHeader(
          "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }
    return (harms == null || harms.isEmpty() ? answer : harms.remove().apply(answer)).build();
  }

  private MockResponse.Builder created() {
    if (!makesSessions) {
      afterCreation.run();
      return json(201, "{}");
    }
    String id = add(siteOfNew);
    if (listingsBehind > 0) {
      hidden.add(id);
    }
    afterCreation.run();
    return json(201, "{\"data\":" + sessions.get(id) + "}");
  }

  private MockResponse.Builder refreshed(String id) {
    if (!sessions.containsKey(id)) {
      return json(404, "{}");
    }
    sessions.put(id, session(id, "SAO"));
    return json(200, "{\"data\":" + sessions.get(id) + "}");
  }

  private MockResponse.Builder removed(String id) {
    return sessions.remove(id) == null ? json(404, "{}") : new MockResponse.Builder().code(204);
  }

  private MockResponse.Builder listed() {
    if (!listedBefore) {
      listedBefore = true;
      return json(200, "{\"data\":[]}");
    }
    List<String> shown = new ArrayList<>();
    sessions.forEach(
        (id, session) -> {
          if (!hidden.contains(id)) {
            shown.add(session);
          }
        });
    if (!hidden.isEmpty() && --listingsBehind == 0) {
      hidden.clear();
    }
    return json(200, "{\"data\":" + shown + "}");
  }

  private String session(String id, String site) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"vpn_sessions\",\"attributes\":{\"user_name\":\"ada\",\"password\":\"CANARY-"
        + ++secrets
        + "\",\"created_at\":"
        + (saysWhen ? "\"" + now.minus(behind) + "\"" : null)
        + ",\"expires_at\":"
        + expiresAt
        + ",\"region\":{\"site\":{\"slug\":"
        + (site == null ? null : "\"" + site + "\"")
        + "}}}}";
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/vnd.api+json; charset=utf-8")
        .body(body);
  }
}
