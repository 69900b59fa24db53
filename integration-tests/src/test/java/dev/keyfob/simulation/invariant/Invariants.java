package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import java.util.ArrayList;
import java.util.List;

/** The conditions that must hold after every life. */
public final class Invariants {

  private static final List<Invariant> ALL =
      List.of(
          new FailuresAreKnown(),
          new NothingIsLost(),
          new HeldSecretWorks(),
          new OthersAreUntouched(),
          new SentOnce(),
          new NothingIsShown(),
          new LedgerIsEmpty(),
          new ReceivedIsKept(),
          new RecoverySucceeds(),
          new NoFalseAlarm());

  private Invariants() {}

  /** Returns the violations after a life. */
  public static List<Violation> violatedBy(LifeResult life) {
    List<Violation> violations = new ArrayList<>();
    for (Invariant invariant : ALL) {
      if (life.aborted() == null || invariant instanceof FailuresAreKnown) {
        String name = invariant.getClass().getSimpleName();
        invariant.check(life, detail -> violations.add(new Violation(name, detail)));
      }
    }
    return violations;
  }
}
