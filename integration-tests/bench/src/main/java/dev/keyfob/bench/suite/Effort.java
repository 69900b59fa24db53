package dev.keyfob.bench.suite;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Says how thoroughly to measure.
 *
 * @param forks JVMs for each benchmark; use at least six, since the results of the forks of one
 *     benchmark differ by 10 to 30 %
 * @param warmup iterations before those that count, and how long each is
 * @param measured iterations that count, and how long each is
 */
record Effort(int forks, Iterations warmup, Iterations measured) {

  /** A number of iterations and their length. */
  record Iterations(int count, TimeValue time) {

    /** Parses a text like {@code 3x400ms}. */
    static Iterations parse(String text) {
      String[] parts = text.split("x", 2);
      return new Iterations(Integer.parseInt(parts[0]), TimeValue.fromString(parts[1]));
    }
  }

  static Effort fromProperties() {
    return new Effort(
        Integer.getInteger("keyfob.bench.forks"),
        Iterations.parse(System.getProperty("keyfob.bench.warmup")),
        Iterations.parse(System.getProperty("keyfob.bench.iterations")));
  }

  /** Returns half the effort, enough for the shape of a curve. */
  Effort half() {
    return new Effort((forks + 1) / 2, warmup, measured);
  }

  /**
   * Returns the effort for many callers. They leave the JIT compiler little processor time, so the
   * warm-up is longer. Some connections do not survive the pause between turns, so turns are
   * longer.
   */
  Effort forManyCallers() {
    return new Effort(forks, new Iterations(warmup.count() * 3, warmup.time()), warmup);
  }
}
