package dev.keyfob.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import dev.keyfob.leak.LeakChannels;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.testing.ExampleArguments;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;

/**
 * Calls every operation of a document through a client's {@code call}, against each fault that one
 * response can have, and lists what differs from docs/retries.md. Every value of a response is a
 * canary.
 *
 * <p>The classes may belong to another class loader, so they are used only by reflection.
 */
public final class OperationSweep {

  private static final int SIDE_BY_SIDE = 8;
  private static final String CANARY = "CANARY-of-response";
  private static final String ERROR =
      "{\"errors\":[{\"code\":\"X\",\"detail\":\"CANARY-detail\"}]}";
  private static final Map<String, RetryExpectation> EXPECTED =
      RetryExpectation.all().stream()
          .collect(Collectors.toMap(RetryExpectation::scenario, Function.identity()));

  private static final Map<String, UnaryOperator<MockResponse.Builder>> FAULTS =
      Map.ofEntries(
          Map.entry(
              "connection cut after the change",
              response -> response.onResponseStart(new SocketEffect.CloseSocket())),
          Map.entry(
              "connection cut during the response",
              response -> response.onResponseBody(new SocketEffect.CloseSocket())),
          status("307", 307),
          status("308", 308),
          status("408", 408),
          status("429", 429),
          status("500", 500),
          status("502", 502),
          status("503", 503),
          Map.entry(
              "503, Retry-After: 0",
              response -> response.code(503).body(ERROR).setHeader("Retry-After", "0")),
          status("504", 504));

  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;

  /** Faults of HTTP/2, which need a server of their own. */
  private static final Map<String, UnaryOperator<MockResponse.Builder>> RESETS =
      Map.of(
          "HTTP/2: RST_STREAM, refused",
          response -> response.onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM)),
          "HTTP/2: RST_STREAM after the change",
          response -> response.onResponseStart(new SocketEffect.CloseStream(INTERNAL_ERROR)));

  /** Long enough to send a request, which no check depends on. */
  private static final Duration SHORT = Duration.ofMillis(300);

  private static final OkHttpClient HTTP2 =
      new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

  private final ApiDocument document;
  private final Class<?> client;
  private final Gson gson;
  private final Map<String, Method> methods;
  private final List<String> texts = new ArrayList<>();

  /**
   * Creates a sweep.
   *
   * @param client the facade's client of the document's provider
   * @param gson reads the generated records
   * @param methods the methods of the generated interfaces, by operationId
   */
  public OperationSweep(
      ApiDocument document, Class<?> client, Gson gson, Map<String, Method> methods) {
    this.document = document;
    this.client = client;
    this.gson = gson;
    this.methods = methods;
  }

  private static Map.Entry<String, UnaryOperator<MockResponse.Builder>> status(
      String row, int status) {
    return Map.entry(
        row,
        response ->
            response.code(status).body(ERROR).setHeader("Location", "/elsewhere?CANARY-location"));
  }

  /** Returns the operations called, each with its deviations from docs/retries.md. */
  public Map<String, List<String>> run() {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      Map<String, CompletableFuture<List<String>>> running =
          document.operations().stream()
              .collect(
                  Collectors.toMap(
                      ApiOperation::id,
                      operation ->
                          CompletableFuture.supplyAsync(() -> problems(operation), threads)));
      return running.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, one -> one.getValue().orTimeout(5, TimeUnit.MINUTES).join()));
    } finally {
      threads.shutdown();
    }
  }

  /** Returns the texts that the calls have shown: exceptions and responses. */
  public List<String> texts() {
    synchronized (texts) {
      return List.copyOf(texts);
    }
  }

  private void shown(Object object) {
    String text = object instanceof Throwable thrown ? LeakChannels.trace(thrown) : "" + object;
    synchronized (texts) {
      texts.add(text);
    }
  }

  private List<String> problems(ApiOperation operation) {
    List<String> problems = new ArrayList<>();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      One one = new One(operation, server);
      if (one.isOfEvents()) {
        one.check("an event stream", problems, one::isRejected);
        return problems;
      }
      one.check("no fault", problems, one::succeeds);
      one.check("no fault, without blocking", problems, one::succeedsWithoutBlocking);
      one.check("a truncated body", problems, one::keepsWhatCannotBeDecoded);
      for (String row : FAULTS.keySet()) {
        one.check(row, problems, () -> one.meets(row, FAULTS.get(row), ALONE));
      }
      one.check("connection refused", problems, one::isNotSentIfRefused);
      for (String timeout : List.of("readTimeout", "callTimeout")) {
        one.check("no response within " + timeout, problems, () -> one.timesOut(timeout));
      }
      one.check("the future is cancelled", problems, one::isCancelled);
      overHttp2(operation, problems);
    } catch (Exception unexpected) {
      problems.add(unexpected.toString());
    }
    return problems;
  }

  private void overHttp2(ApiOperation operation, List<String> problems) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
      server.start();
      One one = new One(operation, server);
      RESETS.forEach(
          (row, fault) ->
              one.check(
                  row,
                  problems,
                  () ->
                      one.meets(
                          row,
                          fault,
                          builder -> set(builder, "httpClient", OkHttpClient.class, HTTP2))));
    }
  }

  /** Changes the builder of a client. */
  private interface Settings {
    void of(Object builder) throws ReflectiveOperationException;
  }

  private static final Settings ALONE = builder -> {};

  private interface Check {
    String problem() throws Exception;
  }

  /** One operation, and the server that it is sent to. */
  private final class One {

    private final ApiOperation operation;
    private final MockWebServer server;
    private final Method method;
    private final ExampleBody example;
    private final String body;

    One(ApiOperation operation, MockWebServer server) {
      this.operation = operation;
      this.server = server;
      this.method = methods.get(operation.id());
      this.example = operation.successes().get(0);
      this.body =
          !example.hasBody()
              ? ""
              : example.isJson() ? canaries(example.value()).toString() : CANARY;
    }

    private Type type() {
      return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    boolean isOfEvents() {
      return example.mediaType().startsWith("text/event-stream");
    }

    void check(String name, List<String> problems, Check check) {
      String problem;
      try {
        problem = check.problem();
      } catch (Exception | AssertionError unexpected) {
        problem = unexpected.toString();
        shown(unexpected);
      }
      if (problem != null) {
        problems.add(operation + ", " + name + ": " + problem);
      }
    }

    String isRejected() throws Exception {
      Throwable thrown = thrown("call");
      return thrown instanceof IllegalArgumentException && server.getRequestCount() == 0
          ? null
          : "not rejected: " + thrown;
    }

    String succeeds() throws Exception {
      server.enqueue(success().build());
      Object result = send("call");
      server.takeRequest();
      boolean missing = result == null && type() != Void.class && !body.isEmpty();
      return missing ? "returned null" : null;
    }

    String succeedsWithoutBlocking() throws Exception {
      server.enqueue(success().build());
      Object response =
          ((CompletableFuture<?>) send("callForResponseAsync")).get(1, TimeUnit.MINUTES);
      server.takeRequest();
      shown(response);
      Object text = response.getClass().getMethod("text").invoke(response);
      Object received = text.getClass().getMethod("reveal").invoke(text);
      return received.equals(body) ? null : "text() is not what was sent";
    }

    String keepsWhatCannotBeDecoded() throws Exception {
      if (type() == Void.class || type() == ResponseBody.class) {
        return null;
      }
      String truncated = "{\"data\":{\"id\":\"" + CANARY;
      server.enqueue(success().body(truncated).build());
      Throwable thrown = thrown("call");
      server.takeRequest();
      if (thrown == null || !is(thrown, "DecodingException")) {
        return "threw " + thrown;
      }
      Object held = thrown.getClass().getMethod("body").invoke(thrown);
      Object received = held.getClass().getMethod("reveal").invoke(held);
      return received.equals(truncated) ? null : "the exception does not hold what was received";
    }

    String isNotSentIfRefused() throws Exception {
      Throwable thrown =
          thrown(
              "call",
              builder -> {
                set(builder, "baseUrl", String.class, "http://127.0.0.1:1/");
                set(builder, "maxRetries", int.class, 0);
              });
      return thrown != null && is(thrown, "TransportException") ? null : "threw " + thrown;
    }

    String timesOut(String timeout) throws Exception {
      int before = server.getRequestCount();
      MockResponse stalled = success().onResponseStart(SocketEffect.Stall.INSTANCE).build();
      server.enqueue(stalled);
      Throwable thrown =
          thrown(
              "call",
              builder -> {
                set(builder, timeout, Duration.class, SHORT);
                set(builder, "maxRetries", int.class, 0);
              });
      RecordedRequest request = server.takeRequest(1, TimeUnit.MINUTES);
      awaitTaken(stalled);
      int requests = server.getRequestCount() - before;
      if (request == null || requests != 1) {
        return "sent " + requests + " times";
      }
      boolean right = thrown != null && mayBeApplied() == is(thrown, "OutcomeUnknownException");
      return right ? null : "threw " + thrown;
    }

    String isCancelled() throws Exception {
      int before = server.getRequestCount();
      MockResponse stalled = success().onResponseStart(SocketEffect.Stall.INSTANCE).build();
      server.enqueue(stalled);
      try (AutoCloseable built = client(ALONE)) {
        CompletableFuture<?> future = (CompletableFuture<?>) started("callAsync", built);
        if (server.takeRequest(1, TimeUnit.MINUTES) == null) {
          return "sent no request";
        }
        future.cancel(true);
        if (!future.isCancelled()) {
          return "is not cancelled";
        }
      }
      awaitTaken(stalled);
      String later = succeeds(); // a retry would take the response
      int requests = server.getRequestCount() - before;
      return requests == 2 ? later : "sent " + (requests - 1) + " times";
    }

    /**
     * Waits until the server has taken a response. It counts a request earlier, so the next request
     * could otherwise get this response.
     */
    private void awaitTaken(MockResponse response) {
      long start = System.nanoTime();
      while (server.getDispatcher().peek() == response) {
        if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
          throw new AssertionError("the server has not taken the response within a minute");
        }
        Thread.onSpinWait();
      }
    }

    private boolean mayBeApplied() {
      return !List.of("SAFE", "IDEMPOTENT").contains(column());
    }

    String meets(String row, UnaryOperator<MockResponse.Builder> fault, Settings settings)
        throws Exception {
      if (row.contains("during") && (body.isEmpty() || type() == Void.class)) {
        return null; // the status is enough
      }
      RetryExpectation expected = EXPECTED.get(row);
      boolean again = expected.again().get(column());
      int before = server.getRequestCount();
      server.enqueue(fault.apply(success()).build());
      if (again) {
        server.enqueue(success().build());
      }
      Throwable thrown = thrown("call", settings);
      int requests = server.getRequestCount() - before;
      for (int i = 0; i < requests; i++) {
        server.takeRequest();
      }
      if (requests != (again ? 2 : 1)) {
        return "sent " + requests + " times";
      }
      boolean unknown = expected.mayExist() && mayBeApplied() && !again;
      boolean right =
          again
              ? thrown == null
              : thrown != null && unknown == is(thrown, "OutcomeUnknownException");
      return right ? null : "threw " + thrown;
    }

    private String column() {
      return word(method, "credential").endsWith("ISSUES")
          ? RetryExpectation.ISSUING
          : word(method, "effect");
    }

    private MockResponse.Builder success() {
      MockResponse.Builder response = new MockResponse.Builder().code(example.status());
      if (!body.isEmpty()) {
        response.setHeader("Content-Type", example.mediaType()).body(body);
      }
      return response;
    }

    private Throwable thrown(String by) throws Exception {
      return thrown(by, ALONE);
    }

    private Throwable thrown(String by, Settings settings) throws Exception {
      try {
        Object result = send(by, settings);
        if (result instanceof CompletableFuture<?> future) {
          var unused = future.get(1, TimeUnit.MINUTES);
        }
        return null;
      } catch (RuntimeException thrown) {
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        shown(failure);
        return failure;
      }
    }

    private Object send(String by) throws Exception {
      return send(by, ALONE);
    }

    /** Sends the operation by a method of the client. */
    private Object send(String by, Settings settings) throws Exception {
      try (AutoCloseable built = client(settings)) {
        Object result = started(by, built);
        if (result instanceof CompletableFuture<?> future) {
          future.handle((value, failure) -> null).get(1, TimeUnit.MINUTES);
        }
        return result;
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause() instanceof Exception cause ? cause : thrown;
      }
    }

    private AutoCloseable client(Settings settings) throws ReflectiveOperationException {
      Object builder = client.getMethod("builder").invoke(null);
      set(builder, "apiKey", String.class, "CANARY-key");
      set(builder, "baseUrl", String.class, server.url(document.basePath()).toString());
      settings.of(builder);
      return (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
    }

    private Object started(String by, Object built) throws ReflectiveOperationException {
      Object[] arguments =
          new ExampleArguments(operation, gson)
              .of(method, operation.requests().stream().findFirst());
      Function<Object, Object> call = api -> invoke(method, api, arguments);
      return client
          .getMethod(by, Class.class, Function.class)
          .invoke(built, method.getDeclaringClass(), call);
    }
  }

  private static void set(Object builder, String name, Class<?> type, Object value)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(name, type).invoke(builder, value);
  }

  private static Object invoke(Method method, Object target, Object[] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static boolean is(Throwable thrown, String type) {
    return thrown.getClass().getSimpleName().equals(type);
  }

  /** Returns a value of the operation's annotation, which may belong to another class loader. */
  private static String word(Method method, String element) {
    Annotation found =
        Arrays.stream(method.getAnnotations())
            .filter(one -> one.annotationType().getName().equals(Operation.class.getName()))
            .findFirst()
            .orElseThrow();
    try {
      return found.annotationType().getMethod(element).invoke(found).toString();
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static JsonNode canaries(JsonNode node) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node.isObject()) {
      ObjectNode object = json.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), canaries(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      var array = json.arrayNode();
      node.forEach(element -> array.add(canaries(element)));
      return array;
    }
    return node.isTextual() ? json.textNode(CANARY) : node;
  }
}
