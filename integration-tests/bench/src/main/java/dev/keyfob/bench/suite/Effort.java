package dev.keyfob.bench.suite;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How thoroughly to measure.
 *
 * @param forks JVMs for each benchmark; fewer than six say little, since those of one benchmark
 *     differ by 10 to 30 %
 * @param warmup iterations before those that count, and how long each is
 * @param measured iterations that count, and how long each is
 */
record Effort(int forks, Iterations warmup, Iterations measured) {

  /** So many iterations of so long. */
  record Iterations(int count, TimeValue time) {

    /** From a text like {@code 3x400ms}. */
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

  /** For what shows in its shape, not in its last digits. */
  Effort half() {
    return new Effort((forks + 1) / 2, warmup, measured);
  }

  /**
   * For many callers at once, who leave the JVM's compiler little of the processors, and whose
   * connections are not all kept from one turn to the next: what counts has turns as long as those
   * before.
   */
  Effort forManyCallers() {
    return new Effort(forks, new Iterations(warmup.count() * 3, warmup.time()), warmup);
  }
}
