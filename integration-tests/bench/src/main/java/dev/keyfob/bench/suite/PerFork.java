package dev.keyfob.bench.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** One figure for each fork of a benchmark, in the order of the rounds. */
record PerFork(List<Double> figures) {

  PerFork() {
    this(new ArrayList<>());
  }

  void add(double figure) {
    figures.add(figure);
  }

  /** Returns the ratios of each round. */
  PerFork by(PerFork others) {
    return new PerFork(
        IntStream.range(0, figures.size())
            .mapToObj(i -> figures.get(i) / others.figures.get(i))
            .toList());
  }

  /** Returns the median, which a single slow fork does not change. */
  double median() {
    List<Double> sorted = figures.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  double mean() {
    return figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  double least() {
    return Collections.min(figures);
  }

  double most() {
    return Collections.max(figures);
  }
}
