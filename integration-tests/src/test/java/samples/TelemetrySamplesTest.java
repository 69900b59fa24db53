package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.error.NotFoundException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.SandboxExtension;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
@Timeout(60)
final class TelemetrySamplesTest {

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
  private final Tracer tracer = provider.get("test");

  /** Keeps the observations that have ended. */
  private final List<Observation.Context> observed = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void spanOfABlockingCallHasTheCallersParent(LatitudeClient latitude) {
    Span parent = tracer.spanBuilder("parent").startSpan();
    try (Scope scope = parent.makeCurrent()) {
      assertNotNull(scope);
      traced(latitude).vpnSessions().list();
    }
    SpanData span = onlySpan();
    assertEquals("GET /vpn_sessions", span.getName());
    assertEquals(parent.getSpanContext().getSpanId(), span.getParentSpanId());
    assertEquals(200L, span.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
  }

  @Test
  void spansOfAsynchronousCallsHaveTheirCallersParents(LatitudeClient latitude) throws Exception {
    LatitudeClient traced = traced(latitude);
    Span first = tracer.spanBuilder("first").startSpan();
    Span second = tracer.spanBuilder("second").startSpan();
    CompletableFuture<?> list;
    try (Scope scope = first.makeCurrent()) {
      assertNotNull(scope);
      list = traced.vpnSessions().listAsync();
    }
    CompletableFuture<?> keys;
    try (Scope scope = second.makeCurrent()) {
      assertNotNull(scope);
      keys = traced.apiKeys().listAsync();
    }
    CompletableFuture.allOf(list, keys).get(30, TimeUnit.SECONDS);
    assertEquals(first.getSpanContext().getSpanId(), parentOf("GET /vpn_sessions"));
    assertEquals(second.getSpanContext().getSpanId(), parentOf("GET /auth/api_keys"));
  }

  @Test
  void retriedCallIsOneSpan(Sandbox sandbox, LatitudeClient latitude) {
    sandbox.next("get-vpn-sessions", ConnectionCut.BEFORE_CHANGE);
    traced(latitude).vpnSessions().list();
    assertEquals(
        1L, onlySpan().getAttributes().get(AttributeKey.longKey("http.request.resend_count")));
  }

  @Test
  void failureIsAnErrorWithoutAMessage(LatitudeClient latitude) {
    LatitudeClient traced = traced(latitude);
    assertThrows(NotFoundException.class, () -> traced.vpnSessions().delete("vpn_none"));
    SpanData span = onlySpan();
    assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
    assertEquals(
        NotFoundException.class.getName(),
        span.getAttributes().get(AttributeKey.stringKey("error.type")));
    assertEquals("", span.getStatus().getDescription());
  }

  @Test
  void observationOfAnAsynchronousCallHasTheCallersParent(LatitudeClient latitude)
      throws Exception {
    ObservationRegistry registry = registry();
    LatitudeClient watched =
        latitude.with(options -> options.listener(new KeyfobObservations(registry)));
    Observation parent = Observation.start("parent", registry);
    CompletableFuture<?> list;
    try (Observation.Scope scope = parent.openScope()) {
      assertNotNull(scope);
      list = watched.vpnSessions().listAsync();
    }
    list.get(30, TimeUnit.SECONDS);
    assertEquals(1, observed.size());
    Observation.Context context = observed.get(0);
    assertSame(parent.getContextView(), context.getParentObservation().getContextView());
    assertEquals("get-vpn-sessions", context.getLowCardinalityKeyValue("operation").getValue());
    assertEquals("200", context.getLowCardinalityKeyValue("status").getValue());
    assertNotEquals("null", context.getHighCardinalityKeyValue("request.id").getValue());
  }

  private LatitudeClient traced(LatitudeClient latitude) {
    return latitude.with(options -> options.listener(new KeyfobSpans(tracer)));
  }

  private ObservationRegistry registry() {
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<Observation.Context>() {
              @Override
              public void onStop(Observation.Context context) {
                observed.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    return registry;
  }

  private SpanData onlySpan() {
    assertEquals(1, spans.getFinishedSpanItems().size());
    return spans.getFinishedSpanItems().get(0);
  }

  private String parentOf(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow()
        .getParentSpanId();
  }
}
