package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.sandbox.Cut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.Minted;
import dev.keyfob.sandbox.Refusal;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.Surprise;
import dev.keyfob.testing.Facade;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Real exchanges, good ones and failing ones, with everybody listening. */
final class ExchangeLeakTest {

  private static final List<Fault> FAULTS =
      List.of(
          Cut.BEFORE_READING,
          Cut.BEFORE_CHANGE,
          Cut.AFTER_CHANGE,
          Cut.WITHIN_ANSWER,
          Refusal.status(400),
          Refusal.status(401),
          Refusal.status(422),
          Refusal.page(502),
          Refusal.redirect(307, "http://127.0.0.1:1/elsewhere"),
          Surprise.garbage(),
          Surprise.truncated(),
          Surprise.page(),
          Surprise.empty(),
          Surprise.status(200),
          Surprise.nullAt(""));

  private record Outcome(FacadeOperation operation, Optional<Minted> minted, Object result) {}

  @Test
  void noExchangeShowsASecretToAnybody() throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    Onlooker onlooker = new Onlooker();
    String everything;
    List<String> log;
    try (Sandbox sandbox = Sandbox.start();
        Overheard overheard = new Overheard()) {
      for (FacadeOperation operation : FacadeOperations.all()) {
        int retries =
            operation.secret().isEmpty()
                ? 0
                : 1; // waiting takes time, and looks the same everywhere
        try (AutoCloseable client =
            Facade.of(operation.provider())
                .client(
                    sandbox,
                    builder -> builder.httpClient(onlooker.client()).maxRetries(retries))) {
          outcomes.addAll(exchanges(sandbox, operation, client));
        }
      }
      outcomes.forEach(outcome -> System.out.println(outcome.result()));
      everything = overheard.everything();
      log = overheard.log();
    }
    Sweep.assertClean(everything);
    onlooker.seen().forEach(Sweep::assertClean);
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("dev.keyfob ")), "Keyfob has logged nothing");
    assertTrue(
        log.stream().anyMatch(line -> line.startsWith("mockwebserver3.")),
        "the server has logged nothing");
    assertFalse(onlooker.seen().isEmpty());
    assertFalse(onlooker.sawArguments());
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
        shown(expected);
      }
      sandbox.calm();
      arguments = operation.prepared(client);
      sandbox.next(fault);
      try {
        operation.callAsync(client, arguments);
      } catch (CompletionException expected) {
        shown(expected);
      }
      sandbox.calm();
    }
    return outcomes;
  }

  /** As a program would that does not handle it. */
  private static void shown(Exception thrown) {
    thrown.printStackTrace();
    Carelessness.WAYS.values().forEach(way -> System.out.println(Carelessness.shown(way, thrown)));
  }

  private static Outcome outcome(Sandbox sandbox, FacadeOperation operation, Object result) {
    List<Minted> minted = sandbox.minted();
    Optional<Minted> last =
        operation.secret().isEmpty()
            ? Optional.empty()
            : Optional.of(minted.get(minted.size() - 1));
    return new Outcome(operation, last, result);
  }

  private static void assertRevealed(Outcome outcome) {
    outcome
        .minted()
        .ifPresent(
            minted ->
                assertTrue(
                    outcome
                        .operation()
                        .credential(outcome.result())
                        .asText()
                        .contains(minted.value().reveal()),
                    "the credential is not the one that was made"));
  }

  @Test
  void everyCallerGetsTheCredentialMadeForIt() throws Exception {
    Set<String> held = new HashSet<>();
    try (Sandbox sandbox = Sandbox.start()) {
      for (FacadeOperation operation : FacadeOperations.issuing()) {
        try (AutoCloseable client =
            Facade.of(operation.provider()).client(sandbox, builder -> builder)) {
          for (int i = 0; i < 3; i++) {
            Object result = operation.call(client, operation.prepared(client));
            String credential = operation.credential(result).asText();
            List<Minted> minted = sandbox.minted();
            assertTrue(
                credential.contains(minted.get(minted.size() - 1).value().reveal()), "one is lost");
            assertTrue(held.add(credential), "two callers have the same");
          }
        }
      }
      assertEquals(List.of(), sandbox.violations());
    }
  }
}
