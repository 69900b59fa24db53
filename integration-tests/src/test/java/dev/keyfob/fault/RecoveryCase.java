package dev.keyfob.fault;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.fault.Trouble.GivenUp;
import dev.keyfob.fault.Trouble.Served;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.leak.Onlooker;
import dev.keyfob.sandbox.Cut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.Minted;
import dev.keyfob.sandbox.Reset;
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

/** {@code createOrRecover} meets a trouble while it creates, in a sandbox of its own. */
final class RecoveryCase {

  private static final int ALWAYS = 5;

  private final CredentialKind kind;
  private final RecoveryAction recovery;
  private final Trouble trouble;
  private final boolean lasting;
  private final Shown shown;
  private final Figures figures;

  RecoveryCase(
      CredentialKind kind,
      RecoveryAction recovery,
      Trouble trouble,
      boolean lasting,
      Shown shown,
      Figures figures) {
    this.kind = kind;
    this.recovery = recovery;
    this.trouble = trouble;
    this.lasting = lasting;
    this.shown = shown;
    this.figures = figures;
  }

  /**
   * Whether there is such a case: a server that cannot be reached at all makes nothing, whatever is
   * asked of it.
   */
  boolean exists() {
    return trouble instanceof Served || (lasting && trouble instanceof GivenUp);
  }

  RecoveryEvidence run() throws Exception {
    boolean http2 = trouble instanceof Served served && served.http2();
    Onlooker onlooker = new Onlooker();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Sandbox sandbox = http2 ? Sandbox.startHttp2() : Sandbox.start();
        Stall stall = new Stall()) {
      OkHttpClient http = http(onlooker, sandbox, stall, http2);
      Optional<Secret<String>> inHands = Optional.empty();
      Throwable thrown = null;
      try (LatitudeClient client = client(sandbox, http)) {
        try {
          inHands = call(client, thread, stall);
        } catch (KeyfobException | CompletionException | CancellationException failure) {
          thrown = failure instanceof CompletionException ? failure.getCause() : failure;
          shown.exception(failure);
        }
        thread.shutdown();
        if (!thread.awaitTermination(
            1, TimeUnit.MINUTES)) { // who is not listened to any more still tidies up
          throw new IllegalStateException("searching has no end");
        }
        sandbox.calm();
        count(sandbox);
        return evidence(sandbox, http, inHands, thrown);
      } finally {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        shown.texts(onlooker.seen());
      }
    }
  }

  /** A client that sees to it that the trouble begins with the creation. */
  private OkHttpClient http(Onlooker onlooker, Sandbox sandbox, Stall stall, boolean http2) {
    Fault fault = trouble instanceof Served served ? served.fault().apply(stall) : stall.fault();
    OkHttpClient.Builder http = onlooker.client().newBuilder();
    if (fault == Cut.BEFORE_READING || fault instanceof Reset) {
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
    if (trouble instanceof Served served) {
      served.impatience().addTo(http, call -> call.request().method().equals("POST"), stall);
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

  private Optional<Secret<String>> call(LatitudeClient client, ExecutorService thread, Stall stall)
      throws Exception {
    if (!(trouble instanceof GivenUp givenUp)) {
      return lasting
          ? kind.create(client, recovery)
          : kind.createAsync(client, recovery, thread).join();
    }
    if (givenUp.byInterrupt()) {
      Future<Optional<Secret<String>>> creation =
          thread.submit(() -> kind.create(client, recovery));
      stall.awaitRequest();
      thread.shutdownNow();
      stall.close();
      try {
        return creation.get();
      } catch (ExecutionException failure) {
        throw new CompletionException(failure.getCause());
      }
    }
    CompletableFuture<Optional<Secret<String>>> creation =
        kind.createAsync(client, recovery, thread);
    stall.awaitRequest();
    creation.cancel(true);
    stall.close();
    return creation.join();
  }

  private void count(Sandbox sandbox) {
    figures.add(Figure.FAULTS_TRIED, 1);
    figures.add(
        Figure.REQUESTS_SEEN,
        sandbox.requests().values().stream().mapToInt(Integer::intValue).sum());
    figures.add(Figure.CREDENTIALS_MADE, sandbox.minted().size());
  }

  private RecoveryEvidence evidence(
      Sandbox sandbox, OkHttpClient http, Optional<Secret<String>> inHands, Throwable thrown) {
    int creations = sandbox.requests().getOrDefault(kind.creation(), 0);
    Map<String, Secret<String>> working = new LinkedHashMap<>();
    for (Minted minted : sandbox.minted()) {
      working.put(minted.id(), minted.value()); // the newest of an id is the one that works
    }
    try (LatitudeClient patient = client(sandbox, http)) {
      working.keySet().retainAll(kind.listed(patient));
    }
    return new RecoveryEvidence(
        kind,
        recovery,
        trouble,
        lasting,
        creations,
        inHands,
        thrown,
        sandbox.minted(),
        working,
        sandbox.violations());
  }
}
