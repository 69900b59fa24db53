package dev.keyfob.simulation.invariant;

import dev.keyfob.simulation.life.LifeResult;
import java.util.function.Consumer;

/** Invariant: no log line, message or toString shows a secret. */
final class NothingIsShown implements Invariant {

  @Override
  public void check(LifeResult life, Consumer<String> violations) {
    life.texts().leaks().forEach(text -> violations.accept("a secret is shown: " + text));
  }
}
