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

/** A server that keeps VPN sessions, and on demand loses or changes its responses. */
final class VpnServer extends Dispatcher {

  static final ResponseFault FINE = response -> response;
  static final ResponseFault SILENT =
      response -> response.onResponseStart(SocketEffect.Stall.INSTANCE);
  static final ResponseFault CUT =
      response -> response.onResponseStart(new SocketEffect.CloseSocket());
  static final ResponseFault TRUNCATED =
      response -> response.onResponseBody(new SocketEffect.CloseSocket());
  static final ResponseFault BAD_GATEWAY = response -> response.code(502).body("");

  /** The faults to apply to the next responses, by HTTP method. */
  final Map<String, Deque<ResponseFault>> faults = new LinkedHashMap<>();

  /** Runs on the server right after a POST. */
  Runnable afterCreation = () -> {};

  /** Whether a POST creates a session. */
  boolean createsSessions = true;

  /** The id of each created session; null for a new one each time. */
  String idOfCreated;

  /** The site of a created session; null for none. */
  String siteOfCreated = "SAO";

  /** The number of listings that do not show a created session yet. */
  int listingsWithoutCreated;

  /** Whether the first listing shows the sessions there are. */
  boolean listedBefore = true;

  /** The server's time. */
  Instant now = Instant.parse("2026-01-14T15:57:20.600Z");

  /** The time by which {@code created_at} lags behind {@link #now}. */
  Duration createdAtLag = Duration.ZERO;

  /** The JSON of {@code expires_at}. */
  String expiresAt = "null";

  /** Whether responses have a Date header. */
  boolean sendsDate = true;

  /** Whether sessions have {@code created_at}. */
  boolean sendsCreatedAt = true;

  final List<String> log = new CopyOnWriteArrayList<>();
  final Map<String, String> sessions = new LinkedHashMap<>();
  private final Map<String, Instant> created = new LinkedHashMap<>();
  private final List<String> hidden = new ArrayList<>();
  private int number;
  private int secrets;

  /** Changes a response before it is sent. */
  interface ResponseFault extends UnaryOperator<MockResponse.Builder> {}

  void nextFaults(String method, ResponseFault... added) {
    faults.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(added));
  }

  String add(String site) {
    String id = idOfCreated == null ? "vpn_" + ++number : idOfCreated;
    sessions.put(id, session(id, site));
    return id;
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    log.add(request.getMethod() + " " + path);
    MockResponse.Builder response =
        switch (request.getMethod()) {
          case "POST" -> created();
          case "PATCH" -> refreshed(path.split("/")[2]);
          case "DELETE" -> removed(path.split("/")[2]);
          default -> listed();
        };
    Deque<ResponseFault> pending = faults.get(request.getMethod());
    if (sendsDate) {
      response.setHeader(
          "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    }
    return (pending == null || pending.isEmpty() ? response : pending.remove().apply(response))
        .build();
  }

  private MockResponse.Builder created() {
    if (!createsSessions) {
      afterCreation.run();
      return json(201, "{}");
    }
    String id = add(siteOfCreated);
    if (listingsWithoutCreated > 0) {
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
    if (!hidden.isEmpty() && --listingsWithoutCreated == 0) {
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
        + (sendsCreatedAt
            ? "\"" + created.computeIfAbsent(id, first -> now.minus(createdAtLag)) + "\""
            : null)
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
