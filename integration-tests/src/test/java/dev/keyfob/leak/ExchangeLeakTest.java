package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.fault.FaultScenarios;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Checks that neither successful nor failing calls show a secret in any output. */
final class ExchangeLeakTest {

  private static final List<Fault> FAULTS = FaultScenarios.immediate();

  private record Outcome(
      FacadeOperation operation, Optional<IssuedCredential> issued, Object result) {}

  @Test
  void noCallShowsASecret() throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    RecordingClient recording = new RecordingClient();
    String everything;
    List<String> log;
    try (Sandbox sandbox = Sandbox.start();
        CapturedOutput captured = new CapturedOutput()) {
      for (FacadeOperation operation : FacadeOperations.all()) {
        // Retries take time and look alike for all operations, so only issuing ones retry.
        int retries = operation.secret().isEmpty() ? 0 : 1;
        try (AutoCloseable client =
            FacadeUnderTest.of(operation.provider())
                .client(
                    sandbox,
                    builder -> builder.httpClient(recording.client()).maxRetries(retries))) {
          outcomes.addAll(exchanges(sandbox, operation, client));
        }
      }
      outcomes.forEach(outcome -> System.out.println(outcome.result()));
      everything = captured.everything();
      log = captured.log();
    }
    CanaryScan.assertClean(everything);
    recording.seen().forEach(CanaryScan::assertClean);
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("dev.keyfob ")), "Keyfob has logged nothing");
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("mockwebserver3.")),
        "the server has logged nothing");
    assertFalse(recording.seen().isEmpty());
    assertFalse(recording.sawArguments());
    outcomes.forEach(ExchangeLeakTest::assertRevealed);
  }

  private static List<Outcome> exchanges(
      Sandbox sandbox, FacadeOperation operation, AutoCloseable client) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(outcome(sandbox, operation, operation.call(client, operation.prepared(client))));
    outcomes.add(
        outcome(sandbox, operation, operation.callAsync(client, operation.prepared(client))));
    for (Fault fault : FAULTS) {
      List<Object> arguments = operation.prepared(client);
      sandbox.next(fault);
      try {
        operation.call(client, arguments);
      } catch (KeyfobException expected) {
        show(expected);
      }
      sandbox.clearFaults();
      arguments = operation.prepared(client);
      sandbox.next(fault);
      try {
        operation.callAsync(client, arguments);
      } catch (CompletionException expected) {
        show(expected);
      }
      sandbox.clearFaults();
    }
    return outcomes;
  }

  /** Prints an exception as a program does that does not handle it, and by every leak channel. */
  private static void show(Exception thrown) {
    thrown.printStackTrace();
    LeakChannels.WAYS.values().forEach(way -> System.out.println(LeakChannels.shown(way, thrown)));
  }

  private static Outcome outcome(Sandbox sandbox, FacadeOperation operation, Object result) {
    List<IssuedCredential> issued = sandbox.issued();
    Optional<IssuedCredential> last =
        operation.secret().isEmpty()
            ? Optional.empty()
            : Optional.of(issued.get(issued.size() - 1));
    return new Outcome(operation, last, result);
  }

  private static void assertRevealed(Outcome outcome) {
    outcome
        .issued()
        .ifPresent(
            issued ->
                assertTrue(
                    outcome
                        .operation()
                        .credential(outcome.result())
                        .asText()
                        .contains(issued.value().reveal()),
                    "the credential is not the one that was made"));
  }

  @Test
  void eachCallerGetsItsOwnCredential() throws Exception {
    Set<String> held = new HashSet<>();
    try (Sandbox sandbox = Sandbox.start()) {
      for (FacadeOperation operation : FacadeOperations.issuing()) {
        try (AutoCloseable client =
            FacadeUnderTest.of(operation.provider()).client(sandbox, builder -> builder)) {
          for (int i = 0; i < 3; i++) {
            Object result = operation.call(client, operation.prepared(client));
            String credential = operation.credential(result).asText();
            List<IssuedCredential> issued = sandbox.issued();
            assertTrue(
                credential.contains(issued.get(issued.size() - 1).value().reveal()), "one is lost");
            assertTrue(held.add(credential), "two callers have the same");
          }
        }
      }
      assertEquals(List.of(), sandbox.violations());
    }
  }
}
