package dev.keyfob.sandbox;

import dev.keyfob.sandbox.document.ApiOperation;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** Responds to requests and applies the planned faults. */
final class SandboxDispatcher extends Dispatcher {

  private static final SocketEffect CLOSE = new SocketEffect.CloseSocket();

  private final ProviderSandbox provider;
  private final FaultPlan faults;
  private final ThreadLocal<Boolean> unread = ThreadLocal.withInitial(() -> false);

  SandboxDispatcher(ProviderSandbox provider, FaultPlan faults) {
    this.provider = provider;
    this.faults = faults;
  }

  /**
   * Called when a connection opens, after the head of each further request, and for each HTTP/2
   * stream.
   */
  @Override
  public MockResponse peek() {
    MockResponse.Builder response = new MockResponse.Builder();
    StreamReset reset = faults.peekReset();
    if (reset != null) {
      // For an HTTP/2 stream, MockWebServer reads this socket effect from peek(), not from
      // dispatch().
      response.onResponseStart(new SocketEffect.CloseStream(reset.errorCode()));
    }
    unread.set(faults.takeUnread());
    return unread.get()
        ? response.onRequestStart(CLOSE).onRequestBody(CLOSE).build()
        : response.build();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    if (unread.get()) {
      return new MockResponse.Builder().onResponseStart(CLOSE).build();
    }
    Optional<ApiOperation> operation = provider.receive(request);
    Fault fault = faults.take(operation.map(ApiOperation::id).orElse(""));
    if (fault instanceof RejectedRequest refusal) {
      return response(refused(refusal)).build();
    }
    if (fault == ConnectionCut.BEFORE_CHANGE
        || (fault instanceof StreamReset reset && !reset.changed())) {
      return new MockResponse.Builder().onResponseStart(CLOSE).build();
    }
    try {
      return failing(provider.response(operation, request), fault);
    } catch (RuntimeException ownFault) {
      // Without a response the connection would break, which looks like a planned fault.
      provider.failed(ownFault);
      return response(provider.errors().error(500, "SANDBOX", "The sandbox itself failed", null))
          .build();
    }
  }

  private static MockResponse failing(SandboxResponse response, @Nullable Fault fault) {
    if (fault instanceof MalformedResponse surprise) {
      return response(surprise.change().apply(response)).build();
    }
    MockResponse.Builder failing = response(response);
    if (fault instanceof Delay delay) {
      failing.headersDelay(delay.time().toMillis(), TimeUnit.MILLISECONDS);
    } else if (fault == ConnectionCut.AFTER_CHANGE) {
      failing.onResponseStart(CLOSE);
    } else if (fault == ConnectionCut.WITHIN_RESPONSE) {
      failing.onResponseBody(CLOSE);
    }
    return failing.build();
  }

  private SandboxResponse refused(RejectedRequest refusal) {
    SandboxResponse response =
        refusal.body() == null
            ? provider
                .errors()
                .error(refusal.status(), "SANDBOX", "As planned", refusal.retryAfter())
            : new SandboxResponse(refusal.status(), "", refusal.body(), Map.of());
    return response.withHeaders(refusal.headers());
  }

  private static MockResponse.Builder response(SandboxResponse content) {
    MockResponse.Builder response = new MockResponse.Builder().code(content.status());
    response.setHeader("X-Request-Id", UUID.randomUUID().toString());
    response.setHeader("Date", SandboxTime.ofHttp());
    if (!content.mediaType().isEmpty()) {
      response.setHeader("Content-Type", content.mediaType());
    }
    content.headers().forEach(response::setHeader);
    if (content.status() == 204) {
      return response.removeHeader("Content-Length");
    }
    return response.body(content.body());
  }
}
