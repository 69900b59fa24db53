package dev.keyfob.fault;

import dev.keyfob.fault.Trouble.Elsewhere;
import dev.keyfob.fault.Trouble.Elsewhere.Place;
import dev.keyfob.fault.Trouble.GivenUp;
import dev.keyfob.fault.Trouble.Served;
import dev.keyfob.sandbox.Cut;
import dev.keyfob.sandbox.Refusal;
import dev.keyfob.sandbox.Reset;
import dev.keyfob.sandbox.Surprise;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What each line of README's table stands for. */
final class Troubles {

  private static final String ELSEWHERE = "/elsewhere";

  static final List<Trouble> ALL =
      List.of(
          new Elsewhere("host name not found", Place.NO_HOST),
          new Elsewhere("connection refused", Place.CLOSED_PORT),
          new Elsewhere("TLS failure", Place.NO_TLS),
          Served.of("connection cut before the body", Cut.BEFORE_READING),
          Served.of("connection cut after the body", Cut.BEFORE_CHANGE),
          Served.of("connection cut after the change", Cut.AFTER_CHANGE),
          Served.of("connection cut during the answer", Cut.WITHIN_ANSWER),
          new Elsewhere("HTTP/2: GOAWAY", Place.GOING_AWAY),
          Served.of("HTTP/2: RST_STREAM, refused", Reset.refused()).overHttp2(),
          Served.of("HTTP/2: RST_STREAM after the change", Reset.afterChange()).overHttp2(),
          new Served("no answer within readTimeout", false, Impatience.READ_TIMEOUT, Stall::fault),
          new Served("no answer within callTimeout", false, Impatience.CALL_TIMEOUT, Stall::fault),
          new GivenUp("the future is cancelled", false),
          new GivenUp("the thread is interrupted", true),
          Served.of("307", Refusal.redirect(307, ELSEWHERE)),
          Served.of("308", Refusal.redirect(308, ELSEWHERE)),
          Served.of("408", refusal(408, Map.of())),
          Served.of("429", refusal(429, Map.of())),
          Served.of("429, Retry-After in seconds", refusal(429, Map.of("Retry-After", "1"))),
          new Served("429, Retry-After as a date", false, Impatience.NONE, stall -> inASecond()),
          Served.of("429, errors[].meta.retry_after", Refusal.tooManyFor(1)),
          Served.of(
              "429, Retry-After longer than maxRetryDelay",
              refusal(429, Map.of("Retry-After", "31"))),
          Served.of(
              "429, Retry-After absurdly large",
              refusal(429, Map.of("Retry-After", "99999999999999999999999"))),
          Served.of("500", made(500)),
          Served.of("502", Refusal.page(502)),
          Served.of("503", made(503)),
          Served.of("503, Retry-After: 0", refusal(503, Map.of("Retry-After", "0"))),
          Served.of("504", made(504)));

  private Troubles() {}

  /** An error whose text repeats what must not be shown. */
  private static Refusal refusal(int status, Map<String, String> headers) {
    return new Refusal(
        status,
        headers,
        null,
        "{\"errors\":[{\"code\":\"CANARY-code\",\"title\":\"CANARY-title\",\"detail\":\"CANARY-detail\"}]}");
  }

  private static Refusal inASecond() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(1).atOffset(ZoneOffset.UTC));
    return refusal(429, Map.of("Retry-After", date));
  }

  /** Makes what was asked for, and says that it has failed. */
  private static Surprise made(int status) {
    return Surprise.status(status);
  }
}
