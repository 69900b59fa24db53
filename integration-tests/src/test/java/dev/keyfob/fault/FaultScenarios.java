package dev.keyfob.fault;

import dev.keyfob.fault.FaultScenario.Cancellation;
import dev.keyfob.fault.FaultScenario.ServerFault;
import dev.keyfob.fault.FaultScenario.Trait;
import dev.keyfob.fault.FaultScenario.Unreachable;
import dev.keyfob.fault.FaultScenario.Unreachable.Place;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.StreamReset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All fault scenarios. Lists all faults; each test that needs faults takes them from this class.
 */
public final class FaultScenarios {

  private static final String ELSEWHERE = "/elsewhere";

  private static final ServerFault TOO_MANY_REQUESTS =
      ServerFault.of("429", rejected(429, Map.of()), Trait.RATE_LIMITED);

  /** One scenario for each row of docs/retries.md, in its order. */
  static final List<FaultScenario> RETRY_TABLE =
      List.of(
          new Unreachable("host name not found", Place.NO_HOST),
          new Unreachable("connection refused", Place.CLOSED_PORT),
          new Unreachable("TLS handshake fails", Place.NO_TLS),
          ServerFault.of(
              "connection cut before the body", ConnectionCut.BEFORE_READING, Trait.UNREAD),
          ServerFault.of("connection cut after the body", ConnectionCut.BEFORE_CHANGE),
          ServerFault.of(
              "connection cut after the change", ConnectionCut.AFTER_CHANGE, Trait.APPLIED),
          ServerFault.of(
              "connection cut during the response",
              ConnectionCut.WITHIN_RESPONSE,
              Trait.APPLIED,
              Trait.NEEDS_BODY),
          new Unreachable("HTTP/2: GOAWAY", Place.GOING_AWAY),
          ServerFault.of("HTTP/2: RST_STREAM, refused", StreamReset.refused(), Trait.HTTP2),
          ServerFault.of(
              "HTTP/2: RST_STREAM after the change",
              StreamReset.afterChange(),
              Trait.HTTP2,
              Trait.APPLIED),
          ServerFault.hanging("no response within readTimeout", TimeoutKind.READ_TIMEOUT),
          ServerFault.hanging("no response within callTimeout", TimeoutKind.CALL_TIMEOUT),
          new Cancellation("the future is cancelled", false),
          new Cancellation("the thread is interrupted", true),
          ServerFault.of("307", RejectedRequest.redirect(307, ELSEWHERE)),
          ServerFault.of("308", RejectedRequest.redirect(308, ELSEWHERE)),
          ServerFault.of("408", rejected(408, Map.of())),
          TOO_MANY_REQUESTS,
          ServerFault.of(
              "429, Retry-After in seconds",
              rejected(429, Map.of("Retry-After", "1")),
              Trait.RATE_LIMITED),
          ServerFault.of("429, Retry-After as a date", hanging -> inASecond(), Trait.RATE_LIMITED),
          ServerFault.of(
              "429, errors[].meta.retry_after",
              RejectedRequest.tooManyRequests(1),
              Trait.RATE_LIMITED),
          ServerFault.of(
              "429, Retry-After longer than maxRetryDelay",
              rejected(429, Map.of("Retry-After", "3600")),
              Trait.RATE_LIMITED),
          ServerFault.of(
              "429, Retry-After absurdly large",
              rejected(429, Map.of("Retry-After", "99999999999999999999999")),
              Trait.RATE_LIMITED),
          ServerFault.of("500", MalformedResponse.status(500), Trait.APPLIED),
          ServerFault.of("502", RejectedRequest.page(502)),
          ServerFault.of("503", MalformedResponse.status(503), Trait.APPLIED),
          ServerFault.of("503, Retry-After: 0", rejected(503, Map.of("Retry-After", "0"))),
          ServerFault.of("504", MalformedResponse.status(504), Trait.APPLIED));

  /** Responses that the table does not list, since they never cause a retry. */
  private static final List<ServerFault> FINAL_RESPONSES =
      List.of(
          ServerFault.of("400", RejectedRequest.status(400)),
          ServerFault.of("401", RejectedRequest.status(401)),
          ServerFault.of("403", RejectedRequest.status(403)),
          ServerFault.of("409", RejectedRequest.status(409)),
          ServerFault.of("422", RejectedRequest.status(422)),
          ServerFault.of("garbage", MalformedResponse.garbage(), Trait.APPLIED),
          ServerFault.of("a truncated body", MalformedResponse.truncated(), Trait.APPLIED),
          ServerFault.of("a page", MalformedResponse.page(), Trait.APPLIED),
          ServerFault.of("an empty body", MalformedResponse.empty(), Trait.APPLIED),
          ServerFault.of("another success", MalformedResponse.status(200), Trait.APPLIED),
          ServerFault.of("null", MalformedResponse.nullAt(""), Trait.APPLIED));

  /** Returns the HTTP/1 faults that do not make a call wait for a timeout or a rate limit. */
  public static List<Fault> immediate() {
    return Stream.concat(served(), FINAL_RESPONSES.stream())
        .filter(one -> !one.takesTime() && !one.has(Trait.HTTP2) && !one.has(Trait.RATE_LIMITED))
        .map(FaultScenarios::fault)
        .toList();
  }

  /**
   * Returns the faults for counting credentials under load: after each, the type of the exception
   * says whether one was issued.
   */
  public static List<Fault> countable() {
    Stream<ServerFault> cuts =
        served().filter(one -> fault(one) instanceof ConnectionCut && one.isApplied());
    return Stream.of(cuts, Stream.of(TOO_MANY_REQUESTS), FINAL_RESPONSES.stream())
        .flatMap(scenarios -> scenarios)
        .map(FaultScenarios::fault)
        .toList();
  }

  private static Stream<ServerFault> served() {
    return RETRY_TABLE.stream().filter(ServerFault.class::isInstance).map(ServerFault.class::cast);
  }

  private static Fault fault(ServerFault scenario) {
    return scenario.fault().apply(new HangingServer());
  }

  private FaultScenarios() {}

  /** Returns an error response whose texts contain canaries. */
  private static RejectedRequest rejected(int status, Map<String, String> headers) {
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
    return rejected(429, Map.of("Retry-After", date));
  }
}
