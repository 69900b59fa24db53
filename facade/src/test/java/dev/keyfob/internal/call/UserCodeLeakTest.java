package dev.keyfob.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Shown;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.TransportException;
import dev.keyfob.testclient.PromptServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests interceptors and listeners of a caller that throw exceptions which quote the response. */
@Timeout(60)
class UserCodeLeakTest {

  @StartStop final MockWebServer server = PromptServer.create();

  /** Throws an exception that quotes a text. */
  interface Quote {
    void fail(String text) throws Throwable;
  }

  /** An exception of the caller's own class, with a stack trace that the caller has replaced. */
  private static final class OwnSslException extends SSLException {
    private static final long serialVersionUID = 1L;

    OwnSslException(String text) {
      super(text);
      setStackTrace(new Throwable().getStackTrace());
    }
  }

  private static final class Traceless extends SocketException {
    private static final long serialVersionUID = 1L;

    Traceless(String text) {
      super(text);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  static Stream<Quote> quotes() {
    return Stream.of(
        text -> {
          throw new SSLException("x " + text);
        },
        text -> {
          throw new SocketException(text);
        },
        text -> {
          throw new ConnectException(text);
        },
        text -> {
          throw new SocketTimeoutException(text);
        },
        text -> {
          throw new UnknownHostException(text);
        },
        text -> {
          throw new InterruptedIOException(text);
        },
        text -> {
          throw new OwnSslException(text);
        },
        text -> {
          throw new Traceless(text);
        },
        text -> {
          SSLException outer = new SSLHandshakeException("plain");
          outer.initCause(new IOException(text));
          throw outer;
        },
        text -> {
          SSLException outer = new SSLException("plain");
          outer.addSuppressed(new SocketException(text));
          throw outer;
        },
        text -> InetAddress.getByName(text.replaceAll("[^A-Za-z]", "-") + ".invalid"),
        text -> {
          try (Socket socket = new Socket()) {
            socket.connect(InetSocketAddress.createUnresolved(text, 1));
          }
        },
        Integer::parseInt,
        text -> Files.readString(Path.of("/nowhere", text)),
        text -> {
          throw new Exception(text);
        },
        text -> {
          throw new Throwable(text);
        });
  }

  @ParameterizedTest
  @MethodSource("quotes")
  void applicationInterceptorsExceptionIsRedactedIfCredentialIsIssued(Quote quote) {
    assertRedacted(client(builder -> builder.addInterceptor(quoting(quote))));
  }

  @ParameterizedTest
  @MethodSource("quotes")
  void networkInterceptorsExceptionIsRedactedIfCredentialIsIssued(Quote quote) {
    assertRedacted(client(builder -> builder.addNetworkInterceptor(quoting(quote))));
  }

  @ParameterizedTest
  @MethodSource("quotes")
  void eventListenersExceptionIsRedactedIfCredentialIsIssued(Quote quote) {
    assertRedacted(client(builder -> builder.eventListener(quotingAtCallEnd(quote))));
  }

  @ParameterizedTest
  @MethodSource("quotes")
  void eventListenersExceptionAfterFailedCallIsRedacted(Quote quote) {
    OkHttpClient client = client(builder -> builder.eventListener(quotingAtCallFailed(quote)));
    server.enqueue(TestTransport.thing().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(TestTransport.thing().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertRedacted(client);
  }

  /**
   * Asserts that a read throws the unchecked exceptions and errors of the caller's code unchanged.
   */
  @ParameterizedTest
  @MethodSource("quotes")
  void interceptorsIoExceptionIsRedactedIfNothingIsIssued(Quote quote) {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient client = client(builder -> builder.addNetworkInterceptor(quoting(quote)));
    try (TestTransport things = TestTransport.to(server, once(client))) {
      RuntimeException failure =
          assertThrows(RuntimeException.class, () -> things.read().executeForResult().get());
      if (!(failure instanceof NumberFormatException)) {
        assertInstanceOf(TransportException.class, failure);
        assertShowsNothing(failure);
      }
    }
  }

  @Test
  void cookieJarSeesNoSecretAndItsExceptionIsRedacted() {
    server.enqueue(TestTransport.thing().addHeader("Set-Cookie", "CANARY-cookie=1").build());
    StringBuilder seen = new StringBuilder();
    CookieJar jar =
        new CookieJar() {
          @Override
          public List<Cookie> loadForRequest(HttpUrl url) {
            seen.append(url);
            return List.of();
          }

          @Override
          public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
            seen.append(url);
            throw new IllegalStateException(cookies.toString());
          }
        };
    try (TestTransport things =
        TestTransport.to(server, once(client(builder -> builder.cookieJar(jar))))) {
      assertShowsNothing(assertThrows(KeyfobException.class, () -> things.issue().execute()));
    }
    assertFalse(seen.toString().contains("CANARY"), seen.toString());
    assertTrue(seen.toString().contains("/things"), seen.toString());
  }

  @Test
  void errorOfInterceptorReachesTheFutureOfRead() {
    server.enqueue(TestTransport.thing().build());
    OkHttpClient client =
        client(
            builder ->
                builder.addInterceptor(
                    quoting(
                        text -> {
                          throw new AssertionError(text);
                        })));
    try (TestTransport things = TestTransport.to(server, once(client))) {
      String printed =
          printedBy(
              () -> {
                ExecutionException failure =
                    assertThrows(
                        ExecutionException.class,
                        () -> things.read().executeAsync().get(20, TimeUnit.SECONDS));
                assertInstanceOf(AssertionError.class, failure.getCause());
              });
      assertFalse(printed.contains("CANARY"), printed);
    }
  }

  @Test
  void listenersExceptionAtCallStartReachesTheFuture() {
    OkHttpClient client =
        client(
            builder ->
                builder.eventListener(
                    new EventListener() {
                      @Override
                      public void callStart(Call call) {
                        throw UserCodeLeakTest.<RuntimeException>unchecked(new Exception("CANARY"));
                      }
                    }));
    try (TestTransport things = TestTransport.to(server, once(client))) {
      CompletionException failure =
          assertThrows(CompletionException.class, () -> things.issue().executeAsync().join());
      assertInstanceOf(TransportException.class, failure.getCause());
      assertShowsNothing(failure);
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void messageOfTheJdksOwnFailureIsKept() throws IOException {
    server.close();
    try (TestTransport things =
        TestTransport.to(
            "http://localhost:" + server.getPort() + "/v1", once(new OkHttpClient()))) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(failure.getCause().getMessage().contains("localhost"), Shown.by(failure));
      CompletionException asynchronous =
          assertThrows(CompletionException.class, () -> things.read().executeAsync().join());
      assertTrue(
          asynchronous.getCause().getCause().getMessage().contains("localhost"),
          Shown.by(asynchronous));
    }
  }

  @Test
  void messageOfTheJdksOwnFailureIsKeptInsideInterceptorsOfTheCaller() throws IOException {
    server.close();
    OkHttpClient client =
        client(builder -> builder.addInterceptor(chain -> chain.proceed(chain.request())));
    try (TestTransport things =
        TestTransport.to("http://localhost:" + server.getPort() + "/v1", once(client))) {
      TransportException failure =
          assertThrows(TransportException.class, () -> things.read().execute());
      assertTrue(failure.getCause().getMessage().contains("localhost"), Shown.by(failure));
    }
  }

  /**
   * Issues a thing, blocking and asynchronously, and asserts that both fail without showing the
   * secret.
   */
  private void assertRedacted(OkHttpClient client) {
    server.enqueue(TestTransport.thing().build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server, once(client))) {
      String printed =
          printedBy(
              () -> {
                assertShowsNothing(
                    assertThrows(KeyfobException.class, () -> things.issue().execute()));
                ExecutionException failure =
                    assertThrows(
                        ExecutionException.class,
                        () -> things.issue().executeAsync().get(20, TimeUnit.SECONDS));
                assertInstanceOf(KeyfobException.class, failure.getCause());
                assertShowsNothing(failure);
                client.dispatcher().executorService().shutdown();
                assertTrue(
                    client.dispatcher().executorService().awaitTermination(20, TimeUnit.SECONDS));
              });
      assertFalse(printed.contains("CANARY"), printed);
    }
  }

  private static void assertShowsNothing(Throwable failure) {
    assertFalse(Shown.by(failure).contains("CANARY"), Shown.by(failure));
  }

  private static Consumer<dev.keyfob.internal.config.ClientConfig> once(OkHttpClient client) {
    return settings -> {
      settings.httpClient(client);
      settings.maxRetries(0);
    };
  }

  private static OkHttpClient client(Consumer<OkHttpClient.Builder> more) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    more.accept(builder);
    return builder.build();
  }

  private static Interceptor quoting(Quote quote) {
    return chain -> {
      Response response = chain.proceed(chain.request());
      fail(quote, response.peekBody(300).string());
      return response;
    };
  }

  private static EventListener quotingAtCallEnd(Quote quote) {
    return new EventListener() {
      @Override
      public void callEnd(Call call) {
        fail(quote, TestTransport.SECRET);
      }
    };
  }

  private static EventListener quotingAtCallFailed(Quote quote) {
    return new EventListener() {
      @Override
      public void callFailed(Call call, IOException failure) {
        fail(quote, TestTransport.SECRET);
      }
    };
  }

  private static void fail(Quote quote, String text) {
    try {
      quote.fail(text);
    } catch (Throwable failure) {
      throw UserCodeLeakTest.<RuntimeException>unchecked(failure);
    }
    throw new AssertionError("nothing was thrown");
  }

  /** Throws an exception that the method does not declare, as Kotlin code can. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  /** Runs a step that may throw anything. */
  private interface Step {
    void run() throws Exception;
  }

  /** Returns the text that the default handler of uncaught exceptions prints while a task runs. */
  private static String printedBy(Step step) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      step.run();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
