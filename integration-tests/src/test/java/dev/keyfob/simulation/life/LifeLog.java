package dev.keyfob.simulation.life;

import dev.keyfob.simulation.model.Actor;
import dev.keyfob.simulation.schedule.SimulatedThread;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the log lines of the library, at all levels, while simulations run. */
public final class LifeLog extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("dev.keyfob");
  private final Level level = logger.getLevel();
  private final boolean usesParents = logger.getUseParentHandlers();

  /** Starts to listen. */
  public LifeLog() {
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    if (SimulatedThread.currentOrigin() instanceof Actor actor) {
      actor.logged(line.getLevel().intValue() >= Level.WARNING.intValue(), line.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(usesParents);
    logger.setLevel(level);
  }
}
