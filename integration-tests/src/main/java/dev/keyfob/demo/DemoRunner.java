package dev.keyfob.demo;

import java.io.PrintStream;
import java.util.List;

/** Runs the steps in order and prints their titles and results. */
final class DemoRunner {

  private static final String INDENT = "      ";

  private final PrintStream out;

  DemoRunner(PrintStream out) {
    this.out = out;
  }

  void go(List<DemoStep> steps) {
    for (int i = 0; i < steps.size(); i++) {
      DemoStep step = steps.get(i);
      out.printf("[%d/%d] %s%n", i + 1, steps.size(), step.title());
      if (step.isPossible()) {
        show(step.action().get());
      } else {
        out.println(INDENT + "skipped: needs " + String.join(", ", step.missing()));
      }
    }
  }

  private void show(Object result) {
    if (result instanceof List<?> list) {
      if (list.isEmpty()) {
        out.println(INDENT + "none");
      }
      list.forEach(item -> out.println(INDENT + item));
    } else {
      out.println(INDENT + result);
    }
  }
}
