package dev.keyfob.bench.payload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.IntFunction;

/**
 * Responses like those in the document's examples: ids differ, each session has its password, some
 * text is not ASCII.
 */
public final class Payload {

  /** The site that every request asks for. */
  public static final String SITE = "SAO";

  private Payload() {}

  /** Returns a list with a number of sessions, as UTF-8. */
  public static byte[] list(int sessions) {
    return list(sessions, Payload::session);
  }

  /**
   * Returns the same, but each session has a field and a status that the document lacks, and
   * different days.
   */
  public static byte[] surprisingList(int sessions) {
    return list(sessions, Payload::surprisingSession);
  }

  private static byte[] list(int sessions, IntFunction<String> session) {
    StringBuilder json = new StringBuilder("{\"data\":[");
    for (int i = 0; i < sessions; i++) {
      json.append(i == 0 ? "" : ",").append(session.apply(i));
    }
    return json.append("],\"meta\":{}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One session, as in the response to a create. */
  public static byte[] one() {
    return ("{\"data\":" + session(0) + ",\"meta\":{}}").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the server id of a request, by the request's number. */
  public static String serverId(int number) {
    return "sv_" + id(number);
  }

  private static String session(int number) {
    return """
        {"id":"vpn_%1$s","type":"vpn_sessions","attributes":{"user_name":"Alvaro","password":"8EqcGL2tsQngWe%2$d",\
        "port":"8443","host":"fw04-mh1.maxi.host","region":{"city":"São Paulo 275","country":"United States 288",\
        "site":{"id":"loc_%1$s","name":"São Paulo 275","slug":"SAO","facility":"São Paulo 275"}},"status":"enable",\
        "expires_at":"2026-02-14T15:58:%3$02d+00:00","created_at":"2026-01-14T15:57:%3$02d+00:00",\
        "updated_at":"2026-01-14T16:57:%3$02d+00:00"}}"""
        .formatted(id(number), number % 10, number % 60);
  }

  private static String surprisingSession(int number) {
    return session(number)
        .replace("\"status\":\"enable\"", "\"status\":\"paused\",\"protocol\":\"wireguard\"")
        .replace("2026-02-14", LocalDate.of(2026, 2, 14).plusDays(number).toString())
        .replace("2026-01-14", LocalDate.of(2026, 1, 14).minusDays(number).toString());
  }

  private static String id(int number) {
    return "mw49QDB%06d".formatted(number);
  }
}
