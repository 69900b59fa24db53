package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import dev.keyfob.leak.CapturedOutput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asserts that no exception, output or thread name shows a canary, and counts the texts searched.
 */
final class Quiet {

  /** Stands in every seed of the fuzzer in place of secrets and of most other values. */
  static final String CANARY = "CANARY";

  private static final int CONTEXT = 80;
  private static final AtomicLong SEARCHED = new AtomicLong();
  private static final AtomicLong FOUND = new AtomicLong();

  private Quiet() {}

  /**
   * Asserts that neither the exception nor its causes and suppressed exceptions quote the input.
   */
  static void assertShowsNothing(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    boolean shown = trace.toString().contains(CANARY);
    SEARCHED.incrementAndGet();
    FOUND.addAndGet(shown ? 1 : 0);
    assertFalse(shown, () -> "an exception quotes the input: " + thrown.getClass());
  }

  /** Asserts that no log line, printed text or thread name quotes the input. */
  static void assertHeardNothing(CapturedOutput captured) {
    Stream<String> threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
    List<String> texts =
        Stream.of(captured.log().stream(), Stream.of(captured.printed()), threads)
            .flatMap(Function.identity())
            .toList();
    List<String> loud = texts.stream().filter(text -> text.contains(CANARY)).toList();
    SEARCHED.addAndGet(texts.size());
    FOUND.addAndGet(loud.size());
    assertTrue(
        loud.isEmpty(),
        () -> loud.size() + " texts quote the input, the first after " + before(loud.get(0)));
  }

  /** Returns the text before the canary, since the report of a leak must not leak the rest. */
  private static String before(String text) {
    int at = text.indexOf(CANARY);
    return text.substring(Math.max(0, at - CONTEXT), at);
  }

  /** Adds the number of texts searched since the last call. */
  static void count(Figures figures) {
    figures.add(Figure.TEXTS_SEARCHED, SEARCHED.getAndSet(0));
    figures.add(Figure.CANARIES_FOUND, FOUND.getAndSet(0));
  }
}
