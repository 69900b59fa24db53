package dev.keyfob.internal.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures all log lines, at the most verbose level, until it is closed. */
public final class CapturedLog extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");
  // A strong reference, because the JDK references loggers weakly, and a collected logger loses its
  // level.
  private final List<Logger> loggers =
      List.of(ROOT, Logger.getLogger("dev.keyfob"), Logger.getLogger("okhttp3"));
  private final List<Level> levels = new ArrayList<>();
  private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
  private final Handler[] others = ROOT.getHandlers();

  public CapturedLog() {
    for (Handler other : others) {
      ROOT.removeHandler(other);
    }
    for (Logger logger : loggers) {
      levels.add(logger.getLevel());
      logger.setLevel(Level.ALL);
    }
    setLevel(Level.ALL);
    ROOT.addHandler(this);
  }

  /** Returns the messages of Keyfob's logger. */
  public List<String> lines() {
    List<LogRecord> all = List.copyOf(records); // other threads may still log
    return all.stream()
        .filter(r -> "dev.keyfob".equals(r.getLoggerName()))
        .map(LogRecord::getMessage)
        .toList();
  }

  /** Returns the messages of all loggers except the test server's. */
  public String everything() {
    StringBuilder text = new StringBuilder();
    synchronized (records) {
      for (LogRecord logged : records) {
        if (String.valueOf(logged.getLoggerName()).startsWith("mockwebserver3")) {
          continue;
        }
        text.append(logged.getMessage()).append(logged.getThrown());
        for (Object parameter :
            logged.getParameters() == null ? new Object[0] : logged.getParameters()) {
          text.append(parameter);
        }
      }
    }
    return text.toString();
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    for (int i = 0; i < loggers.size(); i++) {
      loggers.get(i).setLevel(levels.get(i));
    }
    for (Handler other : others) {
      ROOT.addHandler(other);
    }
  }
}
