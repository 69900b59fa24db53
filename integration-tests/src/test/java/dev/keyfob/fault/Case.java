package dev.keyfob.fault;

import dev.keyfob.ClientBuilder;
import dev.keyfob.fault.Trouble.Elsewhere;
import dev.keyfob.fault.Trouble.GivenUp;
import dev.keyfob.fault.Trouble.Served;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.Onlooker;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.Cut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.Minted;
import dev.keyfob.sandbox.Reset;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.telemetry.CallReport;
import dev.keyfob.testing.Facade;
import dev.keyfob.testing.FacadeOperation;
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

/** One operation meets one trouble, in a sandbox of its own and with everybody looking on. */
final class Case {

  /** More than a client ever tries. */
  private static final int ALWAYS = 5;

  /** Long for a server on this machine. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final FacadeOperation operation;
  private final Trouble trouble;
  private final boolean lasting;
  private final Shown shown;
  private final Figures figures;
  private final Onlooker onlooker = new Onlooker();
  private final CompletableFuture<CallReport> report = new CompletableFuture<>();

  Case(FacadeOperation operation, Trouble trouble, boolean lasting, Shown shown, Figures figures) {
    this.operation = operation;
    this.trouble = trouble;
    this.lasting = lasting;
    this.shown = shown;
    this.figures = figures;
  }

  /**
   * Whether there is such a case: not all troubles come and go, and an answer without a body cannot
   * be cut.
   */
  boolean exists() {
    if (trouble instanceof Served served
        && served.fault().apply(new Stall()) == Cut.WITHIN_ANSWER) {
      return !operation
          .documented()
          .method()
          .equals("DELETE"); // a removal is done by then: AbsenceTest
    }
    return lasting
        || (trouble instanceof Served served && served.impatience() != Impatience.CALL_TIMEOUT);
  }

  boolean takesTime() {
    return trouble.takesTime();
  }

  Evidence run() throws Exception {
    OkHttpClient http = http();
    try (Sandbox sandbox = isHttp2() ? Sandbox.startHttp2() : Sandbox.start();
        GoAwayServer goAway = new GoAwayServer();
        Stall stall = new Stall()) {
      List<Object> arguments = prepared(sandbox, http);
      int seenBefore = seen(sandbox);
      int writtenBefore = onlooker.written();
      List<Minted> mintedBefore = sandbox.minted();
      plan(sandbox, stall);
      Object result = null;
      Throwable thrown = null;
      try (AutoCloseable client =
          Facade.of(operation.provider())
              .client(sandbox, builder -> settings(builder, goAway, stall, http))) {
        result = call(client, arguments, stall);
      } catch (Exception failure) {
        thrown = failure instanceof CompletionException ? failure.getCause() : failure;
        shown.exception(failure);
      }
      int attempts = report.get(1, TimeUnit.MINUTES).attempts();
      shown.text(String.valueOf(result));
      shown.text(report.join().toString());
      shown.threads();
      List<Minted> minted = sandbox.minted().subList(mintedBefore.size(), sandbox.minted().size());
      int seen = seen(sandbox) - seenBefore + (goesAway() ? goAway.requests() : 0);
      count(sandbox, goAway);
      return new Evidence(
          operation,
          annotation(),
          trouble,
          lasting,
          attempts,
          onlooker.written() - writtenBefore,
          seen,
          result,
          thrown,
          minted,
          sandbox.violations());
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
      shown.texts(onlooker.seen());
    }
  }

  private boolean isHttp2() {
    return trouble instanceof Served served && served.http2();
  }

  private boolean goesAway() {
    return trouble instanceof Elsewhere elsewhere
        && elsewhere.place() == Elsewhere.Place.GOING_AWAY;
  }

  private OkHttpClient http() {
    OkHttpClient.Builder http = onlooker.client().newBuilder();
    if (isHttp2() || goesAway()) {
      http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }
    return http.build();
  }

  /** What the operation is about is made before, by a client that meets no trouble. */
  private List<Object> prepared(Sandbox sandbox, OkHttpClient http) throws Exception {
    try (AutoCloseable client =
        Facade.of(operation.provider())
            .client(
                sandbox,
                builder -> isHttp2() ? counted(builder).httpClient(http) : counted(builder))) {
      return operation.prepared(client);
    }
  }

  private ClientBuilder<?> counted(ClientBuilder<?> builder) {
    return builder.listener(ended -> figures.add(Figure.CALLS_MADE, 1));
  }

  private void plan(Sandbox sandbox, Stall stall) {
    Fault fault = null;
    if (trouble instanceof Served served) {
      fault = served.fault().apply(stall);
    } else if (trouble instanceof GivenUp) {
      fault = stall.fault();
    }
    if (fault == null) {
      return;
    }
    Fault[] faults = Collections.nCopies(lasting ? ALWAYS : 1, fault).toArray(Fault[]::new);
    if (fault == Cut.BEFORE_READING || fault instanceof Reset) {
      sandbox.next(faults);
    } else {
      sandbox.next(operation.operationId(), faults);
    }
  }

  private ClientBuilder<?> settings(
      ClientBuilder<?> builder, GoAwayServer goAway, Stall stall, OkHttpClient http) {
    builder.httpClient(http);
    builder.listener(
        ended -> {
          figures.add(Figure.CALLS_MADE, 1);
          report.complete(ended);
        });
    if (trouble instanceof Served served) {
      if (served.impatience() == Impatience.CALL_TIMEOUT) {
        return builder.callTimeout(SHORT); // there is no other attempt
      }
      OkHttpClient.Builder impatient = http.newBuilder();
      served.impatience().addTo(impatient, stalled(), stall);
      return builder.httpClient(impatient.build());
    }
    if (trouble instanceof Elsewhere elsewhere) {
      switch (elsewhere.place()) {
        case NO_HOST -> {
          builder.baseUrl("https://nowhere.invalid/");
          builder.httpClient(http.newBuilder().dns(Case::unknown).build());
        }
        case CLOSED_PORT -> builder.baseUrl("http://127.0.0.1:1/");
        case NO_TLS -> builder.baseUrl(goAway.url().replace("http:", "https:"));
        case GOING_AWAY -> builder.baseUrl(goAway.url());
      }
    }
    return builder;
  }

  /** Whether an attempt is one that the server stalls: each of the operation's, or the first. */
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

  private Object call(AutoCloseable client, List<Object> arguments, Stall stall) throws Exception {
    if (!(trouble instanceof GivenUp givenUp)) {
      return lasting ? operation.call(client, arguments) : operation.callAsync(client, arguments);
    }
    if (!givenUp.byInterrupt()) {
      CompletableFuture<?> future = operation.start(client, arguments);
      stall.awaitRequest();
      future.cancel(true);
      return future.join();
    }
    FutureTask<Object> task = new FutureTask<>(() -> operation.call(client, arguments));
    Thread caller = new Thread(task, "caller");
    caller.start();
    stall.awaitRequest();
    caller.interrupt();
    stall.close(); // a thread that reads from a socket notices when there is something to read
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
    return Facade.of(operation.provider())
        .generated()
        .method(operation.operationId())
        .orElseThrow()
        .getAnnotation(Operation.class);
  }

  private void count(Sandbox sandbox, GoAwayServer goAway) {
    figures.add(Figure.FAULTS_TRIED, 1);
    int requests = sandbox.requests().values().stream().mapToInt(Integer::intValue).sum();
    figures.add(Figure.REQUESTS_SEEN, requests + (goesAway() ? goAway.requests() : 0));
    figures.add(Figure.CREDENTIALS_MADE, sandbox.minted().size());
  }
}
