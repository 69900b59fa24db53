package dev.keyfob.internal.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.internal.call.ThingsApi;
import dev.keyfob.internal.issuance.IssuanceLedger.ConcurrentCreations;
import dev.keyfob.internal.issuance.IssuanceLedger.Pending;
import dev.keyfob.internal.time.FakeTimeSource;
import dev.keyfob.operation.Operation;
import dev.keyfob.testclient.PromptServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class IssuanceLedgerTest {

  private static final Operation ISSUING = operation("issue", Thing.class);
  private static final Operation ACT = operation("act", String.class);

  @StartStop final MockWebServer server = PromptServer.create();
  private final FakeTimeSource timing = new FakeTimeSource();
  private final IssuanceLedger creations = new IssuanceLedger(timing, ClientJournal.NONE);

  @Test
  void idIsTakenOnce() {
    assertTrue(creations.take("th_1", ConcurrentCreations.NONE, creations.now()));
    assertFalse(creations.take("th_1", ConcurrentCreations.NONE, creations.now()));
  }

  @Test
  void issuedCredentialIsNotTaken() {
    sent(ISSUING).issued("th_1");
    assertFalse(creations.take("th_1", ConcurrentCreations.NONE, creations.now()));
  }

  @Test
  void credentialNamedToACallerIsNotTaken() {
    creations.name(List.of("th_1"));
    assertFalse(creations.take("th_1", ConcurrentCreations.NONE, creations.now()));
    assertFalse(creations.isIssued("th_1")); // so that other callers are told of it, too
  }

  @Test
  void credentialThatAPendingCallMayHaveIssuedIsNotTaken() {
    Pending other = sent(ISSUING);
    ConcurrentCreations concurrent =
        creations.concurrent(ISSUING, "a", "a"::equals, creations.now());
    assertFalse(creations.take("th_1", concurrent, creations.now()));
    other.issued("th_2");
    assertTrue(creations.take("th_1", concurrent, creations.now()));
  }

  @Test
  void laterCallIsNotConcurrent() {
    ConcurrentCreations concurrent =
        creations.concurrent(ISSUING, "a", "a"::equals, creations.now());
    sent(ISSUING);
    assertTrue(creations.take("th_1", concurrent, creations.now()));
  }

  @Test
  void callOfAnotherOperationIsNotConcurrent() {
    sent(ACT);
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void callWithoutAnIdInItsResponseStaysConcurrent() {
    Pending other = sent(ISSUING);
    other.issued(null);
    assertEquals(
        Set.of(other), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void lostCallIsConcurrentUntilItsCredentialCanNoLongerAppear() {
    Pending other = sent(ISSUING);
    other.lost();
    timing.pass(9_000);
    assertEquals(
        Set.of(other), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
    timing.pass(2_000);
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void lostCallIsConcurrentWithSearchesThatBeganBefore() {
    long before = creations.now();
    timing.pass(60_000);
    Pending other = sent(ISSUING);
    other.lost();
    timing.pass(60_000);
    assertEquals(Set.of(other), creations.concurrent(ISSUING, "a", "a"::equals, before).own());
  }

  @Test
  void lostCallDoesNotBlockOthersOnceItsCredentialIsFound() {
    Pending other = sent(ISSUING);
    other.lost();
    other.issued("th_1");
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
    assertTrue(creations.isIssued("th_1"));
  }

  @Test
  void callInRecoveryBlocksOthersOnceItsRecoveryHasFailed() {
    Pending other = sent(ISSUING);
    other.searching();
    ConcurrentCreations concurrent =
        creations.concurrent(ISSUING, "a", "a"::equals, creations.now());
    other.lost();
    assertFalse(creations.take("th_1", concurrent, creations.now()));
  }

  @Test
  void callInRecoveryDoesNotBlockOthers() {
    sent(ISSUING).searching();
    assertTrue(
        creations.take(
            "th_1",
            creations.concurrent(ISSUING, "a", "a"::equals, creations.now()),
            creations.now()));
  }

  @Test
  void callWithAKnownIdIsNotLost() {
    Pending known = sent(ISSUING);
    known.issued("th_1");
    known.lost();
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void searchOlderThanARemovedEntryTakesNothing() {
    long before = creations.now();
    for (int i = 0; i <= 4096; i++) {
      sent(ISSUING).issued("other_" + i);
    }
    assertFalse(creations.isIssued("other_0"));
    assertTrue(creations.isIssued("other_1"));
    assertFalse(creations.take("th_1", ConcurrentCreations.NONE, before));
    timing.pass(11_000);
    assertTrue(creations.take("th_1", ConcurrentCreations.NONE, creations.now()));
  }

  @Test
  void unsentCallIsNotConcurrent() {
    creations.begin(ISSUING, "a");
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void rejectedCallIsNotConcurrentUntilItIsRetried() {
    Pending other = sent(ISSUING);
    other.rejected();
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
    other.sent();
    assertEquals(
        Set.of(other), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void unsentCallThatEndsIsNotLost() {
    creations.begin(ISSUING, "a").lost();
    assertEquals(Set.of(), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void callSentWhileItEndsIsLost() {
    Pending other = creations.begin(ISSUING, "a");
    other.lost();
    other.sent();
    assertEquals(
        Set.of(other), creations.concurrent(ISSUING, "a", "a"::equals, creations.now()).own());
  }

  @Test
  void issuedCredentialIsNotNamedToOthers() {
    sent(ISSUING).issued("th_1");
    assertEquals(List.of("th_2"), creations.name(List.of("th_1", "th_2")));
  }

  @Test
  void callThatWaitsAfterA429IsNotConcurrent() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "1").build());
    server.enqueue(TestTransport.thing().build());
    try (TestTransport things = TestTransport.to(server)) {
      IssuanceLedger ofTheClient = new IssuanceLedger(things.timing, ClientJournal.NONE);
      Operation issuing = things.issue().operation();
      List<Set<Pending>> meanwhile = new ArrayList<>();
      things.timing.onSleep =
          () ->
              meanwhile.add(
                  ofTheClient.concurrent(issuing, "a", "a"::equals, ofTheClient.now()).own());
      things.issue().issuing(operation -> ofTheClient.begin(operation, "a"), Thing::id).execute();
      assertEquals(List.of(Set.of()), meanwhile);
    }
  }

  @Test
  void callInterruptedAfterA429IsNotLost() {
    server.enqueue(TestTransport.status(429).setHeader("Retry-After", "1").build());
    try (TestTransport things = TestTransport.to(server)) {
      IssuanceLedger ofTheClient = new IssuanceLedger(things.timing, ClientJournal.NONE);
      things.timing.onSleep = Thread.currentThread()::interrupt;
      assertThrows(
          TransportException.class,
          () ->
              things
                  .issue()
                  .issuing(operation -> ofTheClient.begin(operation, "a"), Thing::id)
                  .execute());
      assertTrue(Thread.interrupted());
      assertEquals(
          Set.of(),
          ofTheClient
              .concurrent(things.issue().operation(), "a", "a"::equals, ofTheClient.now())
              .own());
    }
  }

  private Pending sent(Operation operation) {
    Pending call = creations.begin(operation, "a");
    call.sent();
    return call;
  }

  private static Operation operation(String method, Class<?> parameter) {
    try {
      return ThingsApi.class.getDeclaredMethod(method, parameter).getAnnotation(Operation.class);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
