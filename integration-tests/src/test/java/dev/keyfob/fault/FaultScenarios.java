package dev.keyfob.fault;

import dev.keyfob.fault.FaultScenario.Cancellation;
import dev.keyfob.fault.FaultScenario.ServerFault;
import dev.keyfob.fault.FaultScenario.Unreachable;
import dev.keyfob.fault.FaultScenario.Unreachable.Place;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.StreamReset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Lists the fault behind each row of docs/retries.md. */
final class FaultScenarios {

  private static final String ELSEWHERE = "/elsewhere";

  static final List<FaultScenario> ALL =
      List.of(
          new Unreachable("host name not found", Place.NO_HOST),
          new Unreachable("connection refused", Place.CLOSED_PORT),
          new Unreachable("TLS handshake fails", Place.NO_TLS),
          ServerFault.of("connection cut before the body", ConnectionCut.BEFORE_READING),
          ServerFault.of("connection cut after the body", ConnectionCut.BEFORE_CHANGE),
          ServerFault.of("connection cut after the change", ConnectionCut.AFTER_CHANGE),
          ServerFault.of("connection cut during the response", ConnectionCut.WITHIN_RESPONSE),
          new Unreachable("HTTP/2: GOAWAY", Place.GOING_AWAY),
          ServerFault.of("HTTP/2: RST_STREAM, refused", StreamReset.refused()).overHttp2(),
          ServerFault.of("HTTP/2: RST_STREAM after the change", StreamReset.afterChange())
              .overHttp2(),
          new ServerFault(
              "no response within readTimeout",
              false,
              TimeoutKind.READ_TIMEOUT,
              HangingServer::fault),
          new ServerFault(
              "no response within callTimeout",
              false,
              TimeoutKind.CALL_TIMEOUT,
              HangingServer::fault),
          new Cancellation("the future is cancelled", false),
          new Cancellation("the thread is interrupted", true),
          ServerFault.of("307", RejectedRequest.redirect(307, ELSEWHERE)),
          ServerFault.of("308", RejectedRequest.redirect(308, ELSEWHERE)),
          ServerFault.of("408", refusal(408, Map.of())),
          ServerFault.of("429", refusal(429, Map.of())),
          ServerFault.of("429, Retry-After in seconds", refusal(429, Map.of("Retry-After", "1"))),
          new ServerFault(
              "429, Retry-After as a date", false, TimeoutKind.NONE, hanging -> inASecond()),
          ServerFault.of("429, errors[].meta.retry_after", RejectedRequest.tooManyRequests(1)),
          ServerFault.of(
              "429, Retry-After longer than maxRetryDelay",
              refusal(429, Map.of("Retry-After", "31"))),
          ServerFault.of(
              "429, Retry-After absurdly large",
              refusal(429, Map.of("Retry-After", "99999999999999999999999"))),
          ServerFault.of("500", made(500)),
          ServerFault.of("502", RejectedRequest.page(502)),
          ServerFault.of("503", made(503)),
          ServerFault.of("503, Retry-After: 0", refusal(503, Map.of("Retry-After", "0"))),
          ServerFault.of("504", made(504)));

  private FaultScenarios() {}

  /** An error whose text repeats what must not be shown. */
  private static RejectedRequest refusal(int status, Map<String, String> headers) {
    return new RejectedRequest(
        status,
        headers,
        null,
        "{\"errors\":[{\"code\":\"CANARY-code\",\"title\":\"CANARY-title\",\"detail\":\"CANARY-detail\"}]}");
  }

  private static RejectedRequest inASecond() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(1).atOffset(ZoneOffset.UTC));
    return refusal(429, Map.of("Retry-After", date));
  }

  /** Makes what was asked for, and says that it has failed. */
  private static MalformedResponse made(int status) {
    return MalformedResponse.status(status);
  }
}
