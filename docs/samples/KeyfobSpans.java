package samples;

import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.telemetry.CallStart;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.Nullable;

/**
 * Writes an OpenTelemetry span for each call. Its parent is the span that was current when the
 * caller called, also if the call is asynchronous. Attributes follow OpenTelemetry's conventions
 * for HTTP clients.
 *
 * @param tracer such as {@code openTelemetry.getTracer("dev.keyfob")}
 */
public record KeyfobSpans(Tracer tracer) implements CallListener {

  /** Starts the span on the caller's thread, where its parent is current. */
  @Override
  public Object started(CallStart call) {
    return tracer
        .spanBuilder(call.method() + " " + call.pathTemplate())
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("http.request.method", call.method())
        .setAttribute("url.template", call.pathTemplate())
        .setAttribute("keyfob.operation", call.operationId())
        .startSpan();
  }

  /** Ends the span, maybe on a thread of the client. */
  @Override
  public void ended(CallReport report, @Nullable Object context) {
    if (!(context instanceof Span span)) {
      return;
    }
    if (report.status() != null) {
      span.setAttribute("http.response.status_code", report.status());
    }
    if (report.attempts() > 1) {
      span.setAttribute("http.request.resend_count", report.attempts() - 1);
    }
    if (report.requestId() != null) {
      span.setAttribute("keyfob.request_id", report.requestId());
    }
    if (report.failure() != null) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", report.failure().getName());
    }
    span.end();
  }

  @Override
  public void ended(CallReport report) {
    // The other method is called instead.
  }
}
