package dev.keyfob.simulation;

import dev.keyfob.simulation.invariant.Invariants;
import dev.keyfob.simulation.life.LifeLog;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.life.LifeRun;
import dev.keyfob.simulation.plan.LifePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/** Simulates many lives on all processors, and checks the invariants of each. */
final class LifeSimulation {

  /** The number of failures after which no further lives are started. */
  private static final int MAX_FAILURES = 20;

  private LifeSimulation() {}

  /**
   * Simulates the lives of seeds.
   *
   * @param seed returns the seed of each number from zero
   */
  static LifeTally run(long count, LongUnaryOperator seed) throws InterruptedException {
    LifeTally tally = new LifeTally();
    AtomicLong next = new AtomicLong();
    List<Thread> workers = new ArrayList<>();
    LifeLog log = new LifeLog();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        Thread worker = new Thread(() -> work(count, seed, next, tally), "simulation-" + i);
        worker.start();
        workers.add(worker);
      }
      for (Thread worker : workers) {
        worker.join();
      }
    } finally {
      log.close();
    }
    return tally;
  }

  private static void work(long count, LongUnaryOperator seed, AtomicLong next, LifeTally tally) {
    for (long number = next.getAndIncrement();
        number < count && tally.failures().size() < MAX_FAILURES;
        number = next.getAndIncrement()) {
      LifeResult life = LifeRun.of(LifePlanner.plan(seed.applyAsLong(number)), false);
      tally.add(life, Invariants.violatedBy(life));
    }
  }
}
