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

/** What must not be heard of. */
final class Quiet {

  /** In every seed in place of what is secret, and of much else. */
  static final String CANARY = "CANARY";

  private static final int CONTEXT = 80;
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

  /** None of what was logged, printed or given as a thread's name does either. */
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
        () -> loud.size() + " texts show what came, the first after " + before(loud.get(0)));
  }

  /** The report of a leak need not leak. */
  private static String before(String text) {
    int at = text.indexOf(CANARY);
    return text.substring(Math.max(0, at - CONTEXT), at);
  }

  /** Writes down how much has been searched since the last time. */
  static void count(Figures figures) {
    figures.add(Figure.TEXTS_SEARCHED, SEARCHED.getAndSet(0));
    figures.add(Figure.CANARIES_FOUND, FOUND.getAndSet(0));
  }
}
