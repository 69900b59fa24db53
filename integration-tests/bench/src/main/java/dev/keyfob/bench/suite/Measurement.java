package dev.keyfob.bench.suite;

import java.util.List;

/**
 * What came of one benchmark.
 *
 * @param perSecond operations a second, one figure for each fork
 * @param bytes allocated for each operation, one figure for each fork
 */
record Measurement(List<Double> perSecond, List<Double> bytes) {

  double meanPerSecond() {
    return mean(perSecond);
  }

  double meanBytes() {
    return mean(bytes);
  }

  double slowestFork() {
    return perSecond.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  double fastestFork() {
    return perSecond.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
