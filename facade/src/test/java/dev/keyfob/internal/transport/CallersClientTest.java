package dev.keyfob.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.DecodingException;
import dev.keyfob.OutcomeUnknownException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class CallersClientTest {

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void itsEventListenerIsStillCalled() {
    server.enqueue(Rig.thing().build());
    AtomicInteger calls = new AtomicInteger();
    OkHttpClient watched =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    calls.incrementAndGet();
                  }
                })
            .build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(watched))) {
      rig.mint().send();
    }
    assertEquals(1, calls.get());
  }

  @Test
  void itIsNotChanged() {
    OkHttpClient callers = new OkHttpClient();
    Rig.to(server, settings -> settings.httpClient(callers)).close();
    assertTrue(callers.interceptors().isEmpty() && callers.followRedirects() && callers.retryOnConnectionFailure());
  }

  @Test
  void itsTimeoutsAreReplaced() {
    server.enqueue(Rig.thing().headersDelay(300, TimeUnit.MILLISECONDS).build());
    OkHttpClient hasty =
        new OkHttpClient.Builder().readTimeout(Duration.ofMillis(50)).build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(hasty))) {
      assertEquals("th_1", rig.mint().send().id());
    }
  }

  @Test
  void answerOfAnInterceptorIsReadLikeAnyOther() {
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(answering("{\"secret\":\"CANARY\"}")))) {
      assertEquals("CANARY", rig.mint().send().secret().reveal());
    }
  }

  @Test
  void answerOfAnInterceptorThatCannotBeReadIsKept() {
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(answering("oops")))) {
      assertEquals("oops", assertThrows(DecodingException.class, () -> rig.mint().send()).body().reveal());
    }
  }

  @Test
  void requestMadeAnewByAnInterceptorIsStillSentOnce() {
    server.enqueue(Rig.status(503).setHeader("Retry-After", "0").build());
    server.enqueue(Rig.thing().build());
    OkHttpClient forgetful =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        new Request.Builder()
                            .url(chain.request().url())
                            .post(RequestBody.create("{}", null))
                            .build()))
            .build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(forgetful))) {
      assertThrows(OutcomeUnknownException.class, () -> rig.mint().send());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void bugAfterTheAnswerDoesNotLoseIt() {
    server.enqueue(Rig.thing().build());
    OkHttpClient buggy =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request());
                  throw new IllegalArgumentException("CANARY");
                })
            .build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(buggy))) {
      DecodingException failure = assertThrows(DecodingException.class, () -> rig.mint().send());
      assertTrue(failure.body().reveal().contains(Rig.SECRET));
      assertTrue(failure.getMessage().contains("java.lang.IllegalArgumentException"));
      assertFalse(failure.getMessage().contains("CANARY"));
    }
  }

  @Test
  void failureAfterTheRequestLeftLeavesTheOutcomeOpen() {
    server.enqueue(Rig.thing().build());
    OkHttpClient broken =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  throw new IOException("CANARY");
                })
            .build();
    try (Rig rig = Rig.to(server, settings -> settings.httpClient(broken))) {
      OutcomeUnknownException failure = assertThrows(OutcomeUnknownException.class, () -> rig.mint().send());
      assertEquals(1, server.getRequestCount());
      assertFalse(failure.getCause().toString().contains("CANARY"));
      assertTrue(failure.getCause().toString().contains("java.io.IOException"));
    }
  }

  private static OkHttpClient answering(String body) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain ->
                new Response.Builder()
                    .request(chain.request())
                    .protocol(Protocol.HTTP_1_1)
                    .code(200)
                    .message("OK")
                    .body(ResponseBody.create(body, null))
                    .build())
        .build();
  }
}
