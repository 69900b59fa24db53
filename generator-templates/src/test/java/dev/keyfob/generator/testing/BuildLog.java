package dev.keyfob.generator.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records the messages of the build until it is closed. */
public final class BuildLog extends Handler implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger("dev.keyfob.generator");

  private final List<LogRecord> records = new ArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  private BuildLog() {}

  public static BuildLog open() {
    BuildLog log = new BuildLog();
    LOGGER.addHandler(log);
    LOGGER.setUseParentHandlers(false);
    return log;
  }

  public List<String> warnings() {
    return messages(Level.WARNING);
  }

  public List<String> remarks() {
    return messages(Level.INFO);
  }

  private List<String> messages(Level level) {
    return records.stream()
        .filter(each -> each.getLevel().equals(level))
        .map(formatter::formatMessage)
        .toList();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
