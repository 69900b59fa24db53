package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.RecoveryAction;
import dev.keyfob.architecture.Called;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.fault.FaultScenario.Cancellation;
import dev.keyfob.fault.FaultScenario.Trait;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.CapturedOutput;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each operation of the facade against each fault in docs/retries.md: once with a fault in
 * every attempt, and once with a fault in the first only. All cases run before the tests, in
 * parallel because they mostly wait. The tests then check the observations and the captured output.
 */
final class FaultInjectionTest {

  private static final int SIDE_BY_SIDE = 64;
  // With more, the other cases would get too little processor time.
  private static final int SEARCHING_SIDE_BY_SIDE = 32;
  private static final int RETRIES = 2; // the default

  private static final Figures FIGURES = new Figures("every operation meets every fault");
  private static final ExposureScan SHOWN = new ExposureScan();
  private static final List<CallObservation> OBSERVATIONS = new ArrayList<>();
  private static final List<RecoveryObservation> RECOVERIES = new ArrayList<>();
  private static final Executor ANY_NUMBER = task -> new Thread(task, "waiting").start();
  private static List<String> log;

  @BeforeAll
  static void run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    ExecutorService searching = Executors.newFixedThreadPool(SEARCHING_SIDE_BY_SIDE);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try (CapturedOutput captured = new CapturedOutput()) {
      Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> thrown.printStackTrace());
      List<FaultCase> cases = cases();
      // Alone, since loading classes would delay other cases.
      OBSERVATIONS.add(result(cases.get(0)::run));
      List<CompletableFuture<RecoveryObservation>> recovering = recoveries(searching);
      List<CompletableFuture<CallObservation>> running =
          cases.stream()
              .skip(1)
              .map(
                  one ->
                      CompletableFuture.supplyAsync(
                          () -> result(one::run), one.takesTime() ? ANY_NUMBER : threads))
              .toList();
      running.forEach(one -> OBSERVATIONS.add(one.join()));
      recovering.forEach(one -> RECOVERIES.add(one.join()));
      log = captured.log();
      SHOWN.texts(log);
      SHOWN.text(captured.printed());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      threads.shutdown();
      searching.shutdown();
      FIGURES.add(Figure.TEXTS_SEARCHED, SHOWN.searched());
      FIGURES.add(Figure.CANARIES_FOUND, SHOWN.found().size());
      FIGURES.add(
          Figure.CREDENTIALS_LOST, OBSERVATIONS.stream().mapToInt(CallObservation::lost).sum());
      FIGURES.add(
          Figure.CREDENTIALS_LOST,
          RECOVERIES.stream().mapToInt(RecoveryObservation::unannounced).sum());
      FIGURES.write();
    }
  }

  private static List<FaultCase> cases() {
    List<FaultCase> cases = new ArrayList<>();
    for (FaultScenario scenario : FaultScenarios.RETRY_TABLE) {
      for (FacadeOperation operation : FacadeOperations.all()) {
        for (boolean lasting : new boolean[] {true, false}) {
          cases.add(new FaultCase(operation, scenario, lasting, SHOWN, FIGURES));
        }
      }
    }
    return cases.stream().filter(FaultCase::exists).toList();
  }

  /** Starts the recoveries on separate threads, because a recovery waits for seconds. */
  private static List<CompletableFuture<RecoveryObservation>> recoveries(Executor searching) {
    List<CompletableFuture<RecoveryObservation>> running = new ArrayList<>();
    for (FaultScenario scenario : FaultScenarios.RETRY_TABLE) {
      for (CredentialKind kind : CredentialKind.values()) {
        for (RecoveryAction recovery : RecoveryAction.values()) {
          for (boolean lasting : new boolean[] {true, false}) {
            RecoveryCase one = new RecoveryCase(kind, recovery, scenario, lasting, SHOWN, FIGURES);
            if (one.exists()) {
              running.add(CompletableFuture.supplyAsync(() -> result(one::run), searching));
            }
          }
        }
      }
    }
    return running;
  }

  private static <T> T result(Callable<T> run) {
    try {
      return run.call();
    } catch (Exception broken) {
      throw new IllegalStateException("a case failed to run", broken);
    }
  }

  @Test
  void scenariosAreTheRowsOfTheTable() {
    assertEquals(
        RetryExpectation.all().stream().map(RetryExpectation::scenario).toList(),
        FaultScenarios.RETRY_TABLE.stream().map(FaultScenario::name).toList());
  }

  @Test
  void everyOperationOfTheFacadeMeetsEachFault() {
    Set<String> all = Called.operations();
    // Event streams reconnect by other rules, which EventReconnectTest checks.
    all.remove("streamSessionEvents");
    assertEquals(
        all,
        OBSERVATIONS.stream().map(e -> e.operation().operationId()).collect(Collectors.toSet()));
    assertEquals(
        Set.copyOf(RetryExpectation.COLUMNS),
        OBSERVATIONS.stream().map(CallObservation::column).collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicContainer> requestIsSentAsOftenAsTheTableSays() {
    return expectations(
        expectation ->
            observation -> {
              int most = observation.lasting() ? 1 + RETRIES : 2;
              int promised = expectation.again().get(observation.column()) ? most : 1;
              assertEquals(
                  promised,
                  observation.attempts(),
                  () -> "attempts; in the end " + observation.thrown());
              assertTrue(observation.written() <= promised, "requests written");
              assertTrue(observation.seen() <= observation.written(), "requests seen");
              if (reachesTheServer(observation)) {
                assertEquals(promised, observation.seen(), "requests seen");
              }
              assertEquals(List.of(), observation.violations());
            });
  }

  /** This test does not read the table, so that a wrong row cannot hide a second issuance. */
  @TestFactory
  Stream<DynamicContainer> operationThatMustNotRepeatIsRetriedOnlyAfter429() {
    return expectations(
        expectation ->
            observation -> {
              if (!observation.isRepeatable() && !observation.scenario().has(Trait.RATE_LIMITED)) {
                assertTrue(
                    observation.written() <= 1
                        || (observation.seen() == 0 && neverLeft(observation)),
                    "requests sent");
                assertTrue(observation.issued().size() <= 1, "credentials issued");
              }
            });
  }

  @TestFactory
  Stream<DynamicContainer> exceptionTypeSaysWhetherACredentialMayExist() {
    return expectations(
        expectation ->
            observation -> {
              boolean again = expectation.again().get(observation.column());
              if (again && !observation.lasting() && reachesTheServerInTheEnd(observation)) {
                assertNull(observation.thrown());
                return;
              }
              if (observation.scenario() instanceof Cancellation cancellation
                  && !cancellation.byInterrupt()) {
                assertTrue(observation.saysSo());
                return;
              }
              if (observation.scenario() instanceof Cancellation && observation.thrown() == null) {
                return; // the response was faster
              }
              assertInstanceOf(KeyfobException.class, observation.thrown());
              if (!isTooLate(observation)) {
                assertEquals(
                    expectation.mayExist() && !observation.isRepeatable(),
                    observation.thrown() instanceof OutcomeUnknownException);
              }
            });
  }

  @TestFactory
  Stream<DynamicContainer> everyIssuedCredentialIsReturnedOrAnnounced() {
    return expectations(expectation -> observation -> assertEquals(0, observation.lost()));
  }

  /** Without this check, the count of lost credentials would also be zero if nothing was issued. */
  @TestFactory
  Stream<DynamicContainer> credentialIsIssuedIfOnlyTheResponseIsLost() {
    return expectations(
        expectation ->
            observation -> {
              if (observation.issues()
                  && observation.scenario().isApplied()
                  && !isTooLate(observation)) {
                assertEquals(1, observation.issued().size());
              }
            });
  }

  @Test
  void interruptedCallDoesNotWaitForTheResponse() {
    assertTrue(
        OBSERVATIONS.stream()
            .filter(
                observation ->
                    observation.scenario() instanceof Cancellation cancellation
                        && cancellation.byInterrupt())
            .anyMatch(observation -> observation.thrown() != null));
  }

  @TestFactory
  Stream<DynamicTest> recoveryLeavesNoUnannouncedCredential() {
    return RECOVERIES.stream()
        .map(
            observation ->
                dynamicTest(
                    observation.toString(),
                    () -> {
                      boolean stopped =
                          observation.scenario() instanceof Cancellation
                              && observation.isAnnounced();
                      if (observation.scenario().isApplied()) {
                        assertEquals(1, observation.created(), "made");
                      }
                      assertEquals(0, stopped ? observation.unannounced() : observation.orphans());
                      assertTrue(
                          observation.creations() <= 1
                              || observation.scenario().has(Trait.RATE_LIMITED),
                          "created");
                      assertEquals(List.of(), observation.violations());
                    }));
  }

  @Test
  void cancelledRequestThatMayBeAppliedIsLogged() {
    Map<String, Long> cancelled =
        OBSERVATIONS.stream()
            .filter(
                e ->
                    e.scenario() instanceof Cancellation cancellation
                        && !cancellation.byInterrupt())
            .filter(e -> !e.isRepeatable())
            .map(CallObservation::place)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertFalse(cancelled.isEmpty());
    assertAll(
        cancelled.entrySet().stream()
            .map(
                one ->
                    () ->
                        assertEquals(
                            one.getValue(),
                            log.stream()
                                .filter(
                                    line ->
                                        line.contains(
                                            one.getKey()
                                                + " was sent before its future was cancelled"))
                                .count(),
                            one.getKey())));
  }

  @Test
  void noOutputShowsASecret() {
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("dev.keyfob ")), "Keyfob logged nothing");
    assertTrue(log.stream().anyMatch(line -> line.startsWith("okhttp3.")), "OkHttp logged nothing");
    assertTrue(FIGURES.count(Figure.TEXTS_SEARCHED) > log.size());
    assertEquals(List.of(), SHOWN.found());
  }

  /** Groups the tests by expectation; each expectation has a test for every operation. */
  private static Stream<DynamicContainer> expectations(
      Function<RetryExpectation, Consumer<CallObservation>> test) {
    return RetryExpectation.all().stream()
        .map(
            expectation ->
                dynamicContainer(
                    expectation.scenario(),
                    OBSERVATIONS.stream()
                        .filter(
                            observation ->
                                observation.scenario().name().equals(expectation.scenario()))
                        .map(
                            observation ->
                                dynamicTest(
                                    observation.toString(),
                                    () -> test.apply(expectation).accept(observation)))));
  }

  /** Returns whether the server reads every request of the scenario. */
  private static boolean reachesTheServer(CallObservation observation) {
    return !neverLeft(observation)
        && !isTooLate(observation)
        && !observation.scenario().has(Trait.UNREAD);
  }

  /**
   * Returns whether the call timed out before its request reached the server, on a busy machine.
   */
  private static boolean isTooLate(CallObservation observation) {
    return observation.seen() == 0
        && observation.scenario() instanceof FaultScenario.ServerFault served
        && served.timeout() == TimeoutKind.CALL_TIMEOUT;
  }

  private static boolean neverLeft(CallObservation observation) {
    return observation.scenario() instanceof FaultScenario.Unreachable elsewhere
        && elsewhere.place() != FaultScenario.Unreachable.Place.GOING_AWAY;
  }

  private static boolean reachesTheServerInTheEnd(CallObservation observation) {
    return observation.scenario() instanceof FaultScenario.ServerFault;
  }
}
