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
import dev.keyfob.fault.Trouble.GivenUp;
import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.Overheard;
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
 * Every operation meets everything that README's table names, each time and the first time only.
 * All of it is run once, side by side since most of it is waiting, with everything that anybody
 * logs, prints or throws overheard; the tests look at what came of it.
 */
final class UnderFireTest {

  private static final int SIDE_BY_SIDE = 64;
  private static final int SEARCHING_SIDE_BY_SIDE =
      32; // all at once would leave the rest of a machine no turn
  private static final int RETRIES = 2; // unless a client is told otherwise

  private static final Figures FIGURES = new Figures("every operation meets every fault");
  private static final Shown SHOWN = new Shown();
  private static final List<Evidence> EVIDENCE = new ArrayList<>();
  private static final List<RecoveryEvidence> RECOVERIES = new ArrayList<>();
  private static final Executor ANY_NUMBER = task -> new Thread(task, "waiting").start();
  private static List<String> log;

  @BeforeAll
  static void run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    ExecutorService searching = Executors.newFixedThreadPool(SEARCHING_SIDE_BY_SIDE);
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try (Overheard overheard = new Overheard()) {
      Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> thrown.printStackTrace());
      List<Case> cases = cases();
      EVIDENCE.add(
          result(cases.get(0)::run)); // while classes are loaded, nothing else has to be in time
      List<CompletableFuture<RecoveryEvidence>> recovering = recoveries(searching);
      List<CompletableFuture<Evidence>> running =
          cases.stream()
              .skip(1)
              .map(
                  one ->
                      CompletableFuture.supplyAsync(
                          () -> result(one::run), one.takesTime() ? ANY_NUMBER : threads))
              .toList();
      running.forEach(one -> EVIDENCE.add(one.join()));
      recovering.forEach(one -> RECOVERIES.add(one.join()));
      log = overheard.log();
      SHOWN.texts(log);
      SHOWN.text(overheard.printed());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      threads.shutdown();
      searching.shutdown();
      FIGURES.add(Figure.TEXTS_SEARCHED, SHOWN.searched());
      FIGURES.add(Figure.CANARIES_FOUND, SHOWN.found().size());
      FIGURES.add(Figure.CREDENTIALS_LOST, EVIDENCE.stream().mapToInt(Evidence::lost).sum());
      FIGURES.add(
          Figure.CREDENTIALS_LOST, RECOVERIES.stream().mapToInt(RecoveryEvidence::unheardOf).sum());
      FIGURES.write();
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Trouble trouble : Troubles.ALL) {
      for (FacadeOperation operation : FacadeOperations.all()) {
        for (boolean lasting : new boolean[] {true, false}) {
          cases.add(new Case(operation, trouble, lasting, SHOWN, FIGURES));
        }
      }
    }
    return cases.stream().filter(Case::exists).toList();
  }

  /** On threads of their own, since searching waits for seconds. */
  private static List<CompletableFuture<RecoveryEvidence>> recoveries(Executor searching) {
    List<CompletableFuture<RecoveryEvidence>> running = new ArrayList<>();
    for (Trouble trouble : Troubles.ALL) {
      for (CredentialKind kind : CredentialKind.values()) {
        for (RecoveryAction recovery : RecoveryAction.values()) {
          for (boolean lasting : new boolean[] {true, false}) {
            RecoveryCase one = new RecoveryCase(kind, recovery, trouble, lasting, SHOWN, FIGURES);
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
      throw new IllegalStateException("a case could not be run", broken);
    }
  }

  @Test
  void tableNamesWhatIsTried() {
    assertEquals(
        Promise.all().stream().map(Promise::trouble).toList(),
        Troubles.ALL.stream().map(Trouble::name).toList());
  }

  @Test
  void everyOperationThatTheFacadeCallsIsTried() {
    Set<String> all = Called.operations();
    all.remove("streamSessionEvents"); // connects again by rules of its own: EventReconnectTest
    all.remove("get-server"); // no method of its own, but what open() asks first
    assertEquals(
        all, EVIDENCE.stream().map(e -> e.operation().operationId()).collect(Collectors.toSet()));
    assertEquals(
        Set.copyOf(Promise.COLUMNS),
        EVIDENCE.stream().map(Evidence::column).collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicContainer> isSentAsOftenAsTheTableSays() {
    return promises(
        promise ->
            evidence -> {
              int most = evidence.lasting() ? 1 + RETRIES : 2;
              int promised = promise.again().get(evidence.column()) ? most : 1;
              assertEquals(
                  promised, evidence.attempts(), () -> "attempts; in the end " + evidence.thrown());
              assertTrue(evidence.written() <= promised, "requests written");
              assertTrue(evidence.seen() <= evidence.written(), "requests seen");
              if (reachesTheServer(evidence)) {
                assertEquals(promised, evidence.seen(), "requests seen");
              }
              assertEquals(List.of(), evidence.violations());
            });
  }

  /** Whatever the table says. */
  @TestFactory
  Stream<DynamicContainer> whatMustNotHappenTwiceIsSentTwiceOnlyWhenRefusedWith429() {
    return promises(
        promise ->
            evidence -> {
              if (!evidence.isRepeatable() && !promise.trouble().startsWith("429")) {
                assertTrue(
                    evidence.written() <= 1 || (evidence.seen() == 0 && neverLeft(evidence)),
                    "sent twice");
                assertTrue(evidence.minted().size() <= 1, "made twice");
              }
            });
  }

  @TestFactory
  Stream<DynamicContainer> theTypeOfTheExceptionSaysWhetherACredentialMayExist() {
    return promises(
        promise ->
            evidence -> {
              boolean again = promise.again().get(evidence.column());
              if (again && !evidence.lasting() && reachesTheServerInTheEnd(evidence)) {
                assertNull(evidence.thrown());
                return;
              }
              if (evidence.trouble() instanceof GivenUp givenUp && !givenUp.byInterrupt()) {
                assertTrue(evidence.saysSo());
                return;
              }
              if (evidence.trouble() instanceof GivenUp && evidence.thrown() == null) {
                return; // the answer was faster
              }
              assertInstanceOf(KeyfobException.class, evidence.thrown());
              if (!isTooLate(evidence)) {
                assertEquals(
                    promise.mayExist() && !evidence.isRepeatable(),
                    evidence.thrown() instanceof OutcomeUnknownException);
              }
            });
  }

  @TestFactory
  Stream<DynamicContainer> everyCredentialMadeIsInTheCallersHandsOrAnnounced() {
    return promises(promise -> evidence -> assertEquals(0, evidence.lost()));
  }

  /** Else there would be nothing to lose. */
  @TestFactory
  Stream<DynamicContainer> credentialIsMadeWhereTheAnswerAloneIsLost() {
    return promises(
        promise ->
            evidence -> {
              if (evidence.issues()
                  && evidence.trouble().makesAllTheSame()
                  && !isTooLate(evidence)) {
                assertEquals(1, evidence.minted().size());
              }
            });
  }

  @Test
  void whoIsInterruptedDoesNotWaitForTheAnswer() {
    assertTrue(
        EVIDENCE.stream()
            .filter(
                evidence -> evidence.trouble() instanceof GivenUp givenUp && givenUp.byInterrupt())
            .anyMatch(evidence -> evidence.thrown() != null));
  }

  @TestFactory
  Stream<DynamicTest> createOrRecoverLeavesNoOrphan() {
    return RECOVERIES.stream()
        .map(
            evidence ->
                dynamicTest(
                    evidence.toString(),
                    () -> {
                      boolean stopped =
                          evidence.trouble() instanceof GivenUp && evidence.isAnnounced();
                      if (evidence.trouble().makesAllTheSame()) {
                        assertEquals(1, evidence.created(), "made");
                      }
                      assertEquals(0, stopped ? evidence.unheardOf() : evidence.orphans());
                      assertTrue(
                          evidence.creations() <= 1 || evidence.trouble().name().startsWith("429"),
                          "created");
                      assertEquals(List.of(), evidence.violations());
                    }));
  }

  @Test
  void whoCancelsWhatMayHaveBeenCarriedOutFindsItInTheLog() {
    Map<String, Long> cancelled =
        EVIDENCE.stream()
            .filter(e -> e.trouble() instanceof GivenUp givenUp && !givenUp.byInterrupt())
            .filter(e -> !e.isRepeatable())
            .map(Evidence::place)
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
                                            one.getKey() + " had been sent when its future was"))
                                .count(),
                            one.getKey())));
  }

  @Test
  void nobodyIsShownASecret() {
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("dev.keyfob ")), "Keyfob has logged nothing");
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("okhttp3.")), "OkHttp has logged nothing");
    assertTrue(FIGURES.count(Figure.TEXTS_SEARCHED) > log.size());
    assertEquals(List.of(), SHOWN.found());
  }

  /** Tests of a promise for every operation, by the promise. */
  private static Stream<DynamicContainer> promises(Function<Promise, Consumer<Evidence>> test) {
    return Promise.all().stream()
        .map(
            promise ->
                dynamicContainer(
                    promise.trouble(),
                    EVIDENCE.stream()
                        .filter(evidence -> evidence.trouble().name().equals(promise.trouble()))
                        .map(
                            evidence ->
                                dynamicTest(
                                    evidence.toString(),
                                    () -> test.apply(promise).accept(evidence)))));
  }

  /** Whether the server reads what is sent, each time. */
  private static boolean reachesTheServer(Evidence evidence) {
    return !neverLeft(evidence)
        && !isTooLate(evidence)
        && !evidence.trouble().name().equals("connection cut before the body");
  }

  /** On a machine that is very busy, time can be over before the request has got to the server. */
  private static boolean isTooLate(Evidence evidence) {
    return evidence.seen() == 0
        && evidence.trouble() instanceof Trouble.Served served
        && served.impatience() == Impatience.CALL_TIMEOUT;
  }

  private static boolean neverLeft(Evidence evidence) {
    return evidence.trouble() instanceof Trouble.Elsewhere elsewhere
        && elsewhere.place() != Trouble.Elsewhere.Place.GOING_AWAY;
  }

  private static boolean reachesTheServerInTheEnd(Evidence evidence) {
    return evidence.trouble() instanceof Trouble.Served;
  }
}
