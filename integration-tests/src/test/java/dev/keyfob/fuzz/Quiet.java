package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What must not be heard of. */
final class Quiet {

  /** In every seed in place of what is secret, and of much else. */
  static final String CANARY = "CANARY";

  private Quiet() {}

  /** Neither the exception nor anything that hangs on it quotes an input. */
  static void assertShowsNothing(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains(CANARY), "an exception shows what came: " + thrown.getClass());
  }
}
