package samples;

import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.telemetry.CallStart;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.annotation.Nullable;

/**
 * Makes a Micrometer Observation of each call, from which Spring Boot makes a timer and, with
 * Micrometer Tracing, a span. Its parent is the observation that was current when the caller
 * called, also if the call is asynchronous.
 *
 * @param registry such as Spring Boot's bean
 */
public record KeyfobObservations(ObservationRegistry registry) implements CallListener {

  /** Starts the observation on the caller's thread, where its parent is current. */
  @Override
  public Object started(CallStart call) {
    return Observation.createNotStarted("keyfob.call", registry)
        .contextualName(call.method() + " " + call.pathTemplate())
        .lowCardinalityKeyValue("operation", call.operationId())
        .start();
  }

  /** Stops the observation, maybe on a thread of the client. */
  @Override
  public void ended(CallReport report, @Nullable Object context) {
    if (!(context instanceof Observation observation)) {
      return;
    }
    Class<?> failure = report.failure();
    String status = report.status() == null ? "none" : report.status().toString();
    observation
        .lowCardinalityKeyValue("status", status)
        .lowCardinalityKeyValue("result", report.result().name())
        .lowCardinalityKeyValue("error", failure == null ? "none" : failure.getSimpleName())
        .highCardinalityKeyValue("request.id", String.valueOf(report.requestId()))
        .stop();
  }

  @Override
  public void ended(CallReport report) {
    // The other method is called instead.
  }
}
