package dev.keyfob.bench.suite;

import java.util.List;

/**
 * What came of one benchmark.
 *
 * @param perSecond operations a second, one figure for each fork
 * @param bytes allocated for each operation, one figure for each fork
 */
record Measurement(List<Double> perSecond, List<Double> bytes) {

  /** Of the middle forks: one that fell into a slow moment of the machine says nothing of the others. */
  double medianPerSecond() {
    double[] sorted = perSecond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  double meanBytes() {
    return bytes.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  double slowestFork() {
    return perSecond.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  double fastestFork() {
    return perSecond.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }
}
