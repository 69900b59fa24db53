package dev.keyfob.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every journal must do. Each kind of journal has a subclass. */
abstract class JournalRules {

  protected static final IssuanceScope SCOPE = new IssuanceScope("https://api.example/", "team");

  /** Returns the journal, open and empty. */
  protected abstract Journal journal();

  /** Ends the process that uses the journal, and returns the journal of the next one. */
  protected abstract Journal afterCrash();

  protected static IssuanceIntent intent() {
    return new IssuanceIntent(
        SCOPE,
        "host/1",
        "post-vpn-session",
        "SAO",
        "sv_1",
        null,
        Instant.parse("2026-01-01T00:00:00Z"),
        Duration.ofSeconds(1));
  }

  private String uniqueId() {
    return "vpn_" + UUID.randomUUID();
  }

  @Test
  void intentIsPendingAfterCrash() {
    JournalEntry entry = journal().begin(intent());
    PendingIssuance pending = only(afterCrash());
    assertEquals(entry, pending.entry());
    assertEquals(intent(), pending.intent());
    assertEquals(IssuanceState.RUNNING, pending.state());
    assertFalse(pending.running());
  }

  @Test
  void intentOfLivingProcessIsRunning() {
    journal().begin(intent());
    assertTrue(only(journal()).running());
  }

  @Test
  void runningIssuanceCannotBeClaimed() {
    journal().begin(intent());
    assertTrue(journal().claim(only(journal())).isEmpty());
  }

  @Test
  void nullTextsSurvive() {
    IssuanceIntent bare =
        new IssuanceIntent(SCOPE, "1", "post", null, "~\t\n%ü", null, null, Duration.ZERO);
    journal().begin(bare);
    assertEquals(bare, only(afterCrash()).intent());
  }

  @Test
  void finishedIssuanceIsNotPending() {
    JournalEntry entry = journal().begin(intent());
    assertTrue(journal().record(entry, IssuanceState.DELIVERED, uniqueId()));
    assertEquals(List.of(), afterCrash().pending());
  }

  @Test
  void credentialOfFinishedIssuanceIsKnown() {
    String id = uniqueId();
    journal().record(journal().begin(intent()), IssuanceState.RETURNED, id);
    assertTrue(journal().isKnown(SCOPE, id));
    assertFalse(journal().isKnown(SCOPE, uniqueId()));
    assertFalse(journal().isKnown(new IssuanceScope("https://api.example/", "other"), id));
  }

  @Test
  void lostIssuanceCanBeClaimedOnce() {
    journal().record(journal().begin(intent()), IssuanceState.LOST, null);
    PendingIssuance pending = only(journal());
    JournalEntry claimed = journal().claim(pending).orElseThrow();
    assertTrue(claimed.fence() > pending.entry().fence());
    assertTrue(journal().claim(pending).isEmpty());
    assertTrue(only(journal()).running());
  }

  @Test
  void olderClaimChangesNothing() {
    JournalEntry older = journal().begin(intent());
    Journal next = afterCrash();
    JournalEntry newest = next.claim(only(next)).orElseThrow();
    assertFalse(next.record(older, IssuanceState.DELIVERED, null));
    assertFalse(next.take(older, uniqueId()));
    assertTrue(next.record(newest, IssuanceState.REVOKED, null));
    assertEquals(List.of(), next.pending());
  }

  @Test
  void crashedRecoveryCanBeClaimedAgain() {
    journal().begin(intent());
    Journal next = afterCrash();
    assertTrue(next.claim(only(next)).isPresent());
    Journal third = afterCrash();
    assertTrue(third.claim(only(third)).isPresent());
  }

  @Test
  void credentialIsTakenByOneEntry() {
    String id = uniqueId();
    JournalEntry first = journal().begin(intent());
    JournalEntry second = journal().begin(intent());
    assertTrue(journal().take(first, id));
    assertTrue(journal().take(first, id));
    assertFalse(journal().take(second, id));
    assertEquals(id, journal().pending().get(0).credentialId());
    assertEquals(IssuanceState.ISSUED, journal().pending().get(0).state());
  }

  @Test
  void responseThatRepeatsAnIdIsRecorded() {
    String id = uniqueId();
    JournalEntry first = journal().begin(intent());
    JournalEntry second = journal().begin(intent());
    assertTrue(journal().record(first, IssuanceState.RETURNED, id));
    assertTrue(journal().record(second, IssuanceState.RETURNED, id));
  }

  @Test
  void deliveredCredentialCanBeRevoked() {
    JournalEntry entry = journal().begin(intent());
    journal().record(entry, IssuanceState.DELIVERED, uniqueId());
    assertTrue(journal().record(entry, IssuanceState.REVOKED, null));
  }

  protected static PendingIssuance only(Journal journal) {
    List<PendingIssuance> pending = journal.pending();
    assertEquals(1, pending.size());
    return pending.get(0);
  }
}
