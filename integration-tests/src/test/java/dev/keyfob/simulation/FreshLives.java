package dev.keyfob.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.figures.Figures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Simulates lives with new random seeds. The profile {@code simulate} runs it; builds do not. */
class FreshLives {

  @Test
  void livesOfFreshSeedsKeepBothPromises() throws Exception {
    long count = Long.getLong("keyfob.seeds", 100_000);
    long from = Long.getLong("keyfob.seeds.from", System.currentTimeMillis() * 1_000_000);
    System.out.println(count + " lives from seed " + from);
    long start = System.nanoTime();
    LifeTally tally = LifeSimulation.run(count, number -> from + number);
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    System.out.println(tally);
    System.out.println(tally.lives() * 1_000 / Math.max(1, millis) + " lives a second");
    Figures figures = new Figures("simulated lives of fresh seeds");
    LifeFigures.add(tally, figures);
    figures.write();
    assertEquals("", LifeFigures.stories(tally));
  }
}
