package dev.keyfob.simulation;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import java.util.stream.Collectors;

/** Reports the results of simulated lives. */
final class LifeFigures {

  private LifeFigures() {}

  static void add(LifeTally tally, Figures figures) {
    figures.add(Figure.LIVES_SIMULATED, tally.lives());
    figures.add(Figure.FAULTS_TRIED, tally.faults());
    figures.add(Figure.CALLS_MADE, tally.steps());
    figures.add(Figure.REQUESTS_SEEN, tally.requests());
    figures.add(Figure.CREDENTIALS_MADE, tally.credentials());
    figures.add(Figure.TEXTS_SEARCHED, tally.texts());
    figures.add(Figure.CANARIES_FOUND, failed(tally, "NothingIsShown"));
    figures.add(Figure.CREDENTIALS_LOST, failed(tally, "NothingIsLost"));
  }

  private static long failed(LifeTally tally, String invariant) {
    return tally.failures().values().stream()
        .filter(violation -> violation.invariant().equals(invariant))
        .count();
  }

  /** Returns the seeds that failed, and the story of the first; an empty text if all passed. */
  static String stories(LifeTally tally) {
    if (tally.failures().isEmpty()) {
      return "";
    }
    long first = tally.failures().keySet().iterator().next();
    return tally.failures().entrySet().stream()
        .map(failure -> "seed " + failure.getKey() + ": " + failure.getValue())
        .collect(
            Collectors.joining(
                "\n", "", "\n\n" + FailingLife.tell(first, tally.failures().get(first)) + "\n"));
  }
}
