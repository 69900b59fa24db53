package dev.keyfob.fault;

import dev.keyfob.ClientBuilder;
import dev.keyfob.fault.FaultScenario.Cancellation;
import dev.keyfob.fault.FaultScenario.ServerFault;
import dev.keyfob.fault.FaultScenario.Trait;
import dev.keyfob.fault.FaultScenario.Unreachable;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.RecordingClient;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeUnderTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Runs one operation against one fault in its own sandbox, and records what the caller sees. */
final class FaultCase {

  /** The number of faults of a lasting scenario, which is larger than the number of attempts. */
  private static final int ALWAYS = 5;

  /** A call timeout that only a hanging local server exceeds. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final FacadeOperation operation;
  private final FaultScenario scenario;
  private final boolean lasting;
  private final ExposureScan shown;
  private final Figures figures;
  private final RecordingClient recording = new RecordingClient();
  private final CompletableFuture<CallReport> report = new CompletableFuture<>();

  FaultCase(
      FacadeOperation operation,
      FaultScenario scenario,
      boolean lasting,
      ExposureScan shown,
      Figures figures) {
    this.operation = operation;
    this.scenario = scenario;
    this.lasting = lasting;
    this.shown = shown;
    this.figures = figures;
  }

  /** Returns whether the case can occur: some faults always last, and some need a response body. */
  boolean exists() {
    if (scenario.has(Trait.NEEDS_BODY)) {
      // The response to a DELETE has no body, so it cannot be cut off here; AbsenceTest checks that
      // case.
      return !operation.documented().method().equals("DELETE");
    }
    return lasting
        || (scenario instanceof ServerFault served && served.timeout() != TimeoutKind.CALL_TIMEOUT);
  }

  boolean takesTime() {
    return scenario.takesTime();
  }

  CallObservation run() throws Exception {
    OkHttpClient http = http();
    try (Sandbox sandbox = isHttp2() ? Sandbox.startHttp2() : Sandbox.start();
        GoAwayServer goAway = new GoAwayServer();
        HangingServer hanging = new HangingServer()) {
      List<Object> arguments = prepared(sandbox, http);
      int seenBefore = seen(sandbox);
      int writtenBefore = recording.written();
      List<IssuedCredential> issuedBefore = sandbox.issued();
      plan(sandbox, hanging);
      Object result = null;
      Throwable thrown = null;
      try (AutoCloseable client =
          FacadeUnderTest.of(operation.provider())
              .client(sandbox, builder -> settings(builder, goAway, hanging, http))) {
        result = call(client, arguments, hanging);
      } catch (Exception failure) {
        thrown = failure instanceof CompletionException ? failure.getCause() : failure;
        shown.exception(failure);
      }
      int attempts = report.get(1, TimeUnit.MINUTES).attempts();
      shown.text(String.valueOf(result));
      shown.text(report.join().toString());
      shown.threads();
      List<IssuedCredential> issued =
          sandbox.issued().subList(issuedBefore.size(), sandbox.issued().size());
      int seen = seen(sandbox) - seenBefore + (goesAway() ? goAway.requests() : 0);
      count(sandbox, goAway);
      return new CallObservation(
          operation,
          annotation(),
          scenario,
          lasting,
          attempts,
          recording.written() - writtenBefore,
          seen,
          result,
          thrown,
          issued,
          sandbox.violations());
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
      shown.texts(recording.seen());
    }
  }

  private boolean isHttp2() {
    return scenario instanceof ServerFault served && served.has(Trait.HTTP2);
  }

  private boolean goesAway() {
    return scenario instanceof Unreachable elsewhere
        && elsewhere.place() == Unreachable.Place.GOING_AWAY;
  }

  private OkHttpClient http() {
    OkHttpClient.Builder http = recording.client().newBuilder();
    if (isHttp2() || goesAway()) {
      http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }
    return http.build();
  }

  /** Creates the resources that the operation needs, with a client that meets no fault. */
  private List<Object> prepared(Sandbox sandbox, OkHttpClient http) throws Exception {
    try (AutoCloseable client =
        FacadeUnderTest.of(operation.provider())
            .client(
                sandbox,
                builder -> isHttp2() ? counted(builder).httpClient(http) : counted(builder))) {
      return operation.prepared(client);
    }
  }

  private ClientBuilder<?> counted(ClientBuilder<?> builder) {
    return builder.listener(ended -> figures.add(Figure.CALLS_MADE, 1));
  }

  private void plan(Sandbox sandbox, HangingServer hanging) {
    Fault fault = null;
    if (scenario instanceof ServerFault served) {
      fault = served.fault().apply(hanging);
    } else if (scenario instanceof Cancellation) {
      fault = hanging.fault();
    }
    if (fault == null) {
      return;
    }
    Fault[] faults = Collections.nCopies(lasting ? ALWAYS : 1, fault).toArray(Fault[]::new);
    if (scenario instanceof ServerFault served && served.isForAnyOperation()) {
      sandbox.next(faults);
    } else {
      sandbox.next(operation.operationId(), faults);
    }
  }

  private ClientBuilder<?> settings(
      ClientBuilder<?> builder, GoAwayServer goAway, HangingServer hanging, OkHttpClient http) {
    builder.httpClient(http);
    builder.listener(
        ended -> {
          figures.add(Figure.CALLS_MADE, 1);
          report.complete(ended);
        });
    if (scenario instanceof ServerFault served) {
      if (served.timeout() == TimeoutKind.CALL_TIMEOUT) {
        return builder.callTimeout(SHORT); // no other attempt runs at the same time
      }
      OkHttpClient.Builder impatient = http.newBuilder();
      served.timeout().addTo(impatient, stalled(), hanging);
      return builder.httpClient(impatient.build());
    }
    if (scenario instanceof Unreachable elsewhere) {
      switch (elsewhere.place()) {
        case NO_HOST -> {
          builder.baseUrl("https://nowhere.invalid/");
          builder.httpClient(http.newBuilder().dns(FaultCase::unknown).build());
        }
        case CLOSED_PORT -> builder.baseUrl("http://127.0.0.1:1/");
        case NO_TLS -> builder.baseUrl(goAway.url().replace("http:", "https:"));
        case GOING_AWAY -> builder.baseUrl(goAway.url());
      }
    }
    return builder;
  }

  /**
   * Returns the attempts to which the server does not respond: all attempts of the operation, or
   * only the first.
   */
  private Predicate<Call> stalled() {
    AtomicReference<Call> first = new AtomicReference<>();
    return attempt -> {
      if (!attempt.request().method().equals(operation.documented().method())) {
        return false;
      }
      first.compareAndSet(null, attempt);
      return lasting || attempt == first.get();
    };
  }

  private static List<InetAddress> unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private Object call(AutoCloseable client, List<Object> arguments, HangingServer hanging)
      throws Exception {
    if (!(scenario instanceof Cancellation cancellation)) {
      return lasting ? operation.call(client, arguments) : operation.callAsync(client, arguments);
    }
    if (!cancellation.byInterrupt()) {
      CompletableFuture<?> future = operation.start(client, arguments);
      hanging.awaitRequest();
      future.cancel(true);
      return future.join();
    }
    FutureTask<Object> task = new FutureTask<>(() -> operation.call(client, arguments));
    Thread caller = new Thread(task, "caller");
    caller.start();
    hanging.awaitRequest();
    caller.interrupt();
    // A thread that is blocked in a read notices an interrupt only when data arrives.
    hanging.close();
    try {
      return task.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException failure) {
      throw (Exception) failure.getCause();
    }
  }

  private int seen(Sandbox sandbox) {
    return sandbox.requests().getOrDefault(operation.operationId(), 0);
  }

  private Operation annotation() {
    return FacadeUnderTest.of(operation.provider())
        .generated()
        .method(operation.operationId())
        .orElseThrow()
        .getAnnotation(Operation.class);
  }

  private void count(Sandbox sandbox, GoAwayServer goAway) {
    figures.add(Figure.FAULTS_TRIED, 1);
    int requests = sandbox.requests().values().stream().mapToInt(Integer::intValue).sum();
    figures.add(Figure.REQUESTS_SEEN, requests + (goesAway() ? goAway.requests() : 0));
    figures.add(Figure.CREDENTIALS_MADE, sandbox.issued().size());
  }
}
