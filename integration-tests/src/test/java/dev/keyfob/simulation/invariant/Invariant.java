package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import java.util.function.Consumer;

/** A condition that must hold after every life (one simulated run). */
interface Invariant {

  /**
   * Checks a life.
   *
   * @param violations takes a sentence for each violation
   */
  void check(LifeResult life, Consumer<String> violations);
}
