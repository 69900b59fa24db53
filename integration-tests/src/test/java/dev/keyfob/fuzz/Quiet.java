package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;

/** What must not be heard of. */
final class Quiet {

  /** In every seed in place of what is secret, and of much else. */
  static final String CANARY = "CANARY";

  private static final AtomicLong SEARCHED = new AtomicLong();
  private static final AtomicLong FOUND = new AtomicLong();

  private Quiet() {}

  /** Neither the exception nor anything that hangs on it quotes an input. */
  static void assertShowsNothing(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    boolean shown = trace.toString().contains(CANARY);
    SEARCHED.incrementAndGet();
    FOUND.addAndGet(shown ? 1 : 0);
    assertFalse(shown, () -> "an exception shows what came: " + thrown.getClass());
  }

  /** Writes down how much has been searched since the last time. */
  static void count(Figures figures) {
    figures.add(Figure.TEXTS_SEARCHED, SEARCHED.getAndSet(0));
    figures.add(Figure.CANARIES_FOUND, FOUND.getAndSet(0));
  }
}
