package dev.keyfob.fault;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.fault.FaultScenario.Cancellation;
import dev.keyfob.fault.FaultScenario.ServerFault;
import dev.keyfob.fault.FaultScenario.Trait;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.leak.RecordingClient;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Issues a credential with recovery while a scenario disturbs its creation, in a sandbox of its
 * own.
 */
final class RecoveryCase {

  private static final int ALWAYS = 5;

  private final CredentialKind kind;
  private final RecoveryAction recovery;
  private final FaultScenario scenario;
  private final boolean lasting;
  private final ExposureScan shown;
  private final Figures figures;

  RecoveryCase(
      CredentialKind kind,
      RecoveryAction recovery,
      FaultScenario scenario,
      boolean lasting,
      ExposureScan shown,
      Figures figures) {
    this.kind = kind;
    this.recovery = recovery;
    this.scenario = scenario;
    this.lasting = lasting;
    this.shown = shown;
    this.figures = figures;
  }

  /**
   * Returns whether the case makes sense: an unreachable server issues nothing that could be
   * recovered.
   */
  boolean exists() {
    return scenario instanceof ServerFault || (lasting && scenario instanceof Cancellation);
  }

  RecoveryObservation run() throws Exception {
    boolean http2 = scenario instanceof ServerFault served && served.has(Trait.HTTP2);
    RecordingClient recording = new RecordingClient();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Sandbox sandbox = http2 ? Sandbox.startHttp2() : Sandbox.start();
        HangingServer hanging = new HangingServer()) {
      OkHttpClient http = http(recording, sandbox, hanging, http2);
      Optional<Secret<String>> received = Optional.empty();
      Throwable thrown = null;
      try (LatitudeClient client = client(sandbox, http)) {
        try {
          received = Optional.of(call(client, thread, hanging));
        } catch (KeyfobException | CompletionException | CancellationException failure) {
          thrown = failure instanceof CompletionException ? failure.getCause() : failure;
          shown.exception(failure);
        }
        thread.shutdown();
        // An operation whose future is cancelled completes in the background.
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
          throw new IllegalStateException("the recovery does not end");
        }
        sandbox.clearFaults();
        count(sandbox);
        return observation(sandbox, http, received, thrown);
      } finally {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        shown.texts(recording.seen());
      }
    }
  }

  /** Returns a client whose calls meet the scenario's faults only from the creation on. */
  private OkHttpClient http(
      RecordingClient recording, Sandbox sandbox, HangingServer hanging, boolean http2) {
    Fault fault =
        scenario instanceof ServerFault served ? served.fault().apply(hanging) : hanging.fault();
    OkHttpClient.Builder http = recording.client().newBuilder();
    if (scenario instanceof ServerFault served && served.isForAnyOperation()) {
      http.addInterceptor(
          chain -> {
            if (chain.request().method().equals("POST")) {
              sandbox.next(fault);
            }
            return chain.proceed(chain.request());
          });
    } else {
      sandbox.next(
          kind.creation(), Collections.nCopies(lasting ? ALWAYS : 1, fault).toArray(Fault[]::new));
    }
    if (scenario instanceof ServerFault served) {
      served.timeout().addTo(http, call -> call.request().method().equals("POST"), hanging);
    }
    return http2 ? http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build() : http.build();
  }

  private LatitudeClient client(Sandbox sandbox, OkHttpClient http) {
    return LatitudeClient.builder()
        .baseUrl(sandbox.latitudeUrl())
        .apiKey(sandbox.latitudeKey())
        .httpClient(http)
        .listener(ended -> figures.add(Figure.CALLS_MADE, 1))
        .build();
  }

  private Secret<String> call(LatitudeClient client, ExecutorService thread, HangingServer hanging)
      throws Exception {
    if (!(scenario instanceof Cancellation cancellation)) {
      return lasting
          ? kind.issue(client, recovery)
          : kind.issueAsync(client, recovery, thread).join();
    }
    if (cancellation.byInterrupt()) {
      Future<Secret<String>> creation = thread.submit(() -> kind.issue(client, recovery));
      hanging.awaitRequest();
      thread.shutdownNow();
      hanging.close();
      try {
        return creation.get();
      } catch (ExecutionException failure) {
        throw new CompletionException(failure.getCause());
      }
    }
    CompletableFuture<Secret<String>> creation = kind.issueAsync(client, recovery, thread);
    hanging.awaitRequest();
    creation.cancel(true);
    hanging.close();
    return creation.join();
  }

  private void count(Sandbox sandbox) {
    figures.add(Figure.FAULTS_TRIED, 1);
    figures.add(
        Figure.REQUESTS_SEEN,
        sandbox.requests().values().stream().mapToInt(Integer::intValue).sum());
    figures.add(Figure.CREDENTIALS_MADE, sandbox.issued().size());
  }

  private RecoveryObservation observation(
      Sandbox sandbox, OkHttpClient http, Optional<Secret<String>> received, Throwable thrown) {
    int creations = sandbox.requests().getOrDefault(kind.creation(), 0);
    Map<String, Secret<String>> working = new LinkedHashMap<>();
    for (IssuedCredential issued : sandbox.issued()) {
      working.put(
          issued.id(), issued.value()); // of several secrets of one id, only the newest works
    }
    try (LatitudeClient patient = client(sandbox, http)) {
      working.keySet().retainAll(kind.listed(patient));
    }
    return new RecoveryObservation(
        kind,
        recovery,
        scenario,
        lasting,
        creations,
        received,
        thrown,
        sandbox.issued(),
        working,
        sandbox.violations());
  }
}
