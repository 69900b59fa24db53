package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import java.util.function.Consumer;

/** Invariant: at the end, the client's ledger tracks no creation. */
final class LedgerIsEmpty implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    if (life.followed() > 0) {
      violations.accept("the ledger still follows " + life.followed() + " creations");
    }
  }
}
