package dev.keyfob.leak;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Captures standard output, standard error and the log, with each logger at its lowest level.
 * {@link #close()} restores the settings.
 */
public final class CapturedOutput implements AutoCloseable {

  private static final List<String> LOGGERS =
      List.of(
          "",
          "dev.keyfob",
          "okhttp3",
          "okhttp3.OkHttpClient",
          "okhttp3.internal.concurrent.TaskRunner",
          "okhttp3.internal.http2.Http2",
          "mockwebserver3",
          "mockwebserver3.MockWebServer");

  private static final Formatter FORMAT = new SimpleFormatter();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final List<String> logged = new ArrayList<>();
  private final Map<Logger, Level> levels = new HashMap<>();
  private final Handler[] handlers = Logger.getLogger("").getHandlers();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          synchronized (logged) {
            logged.add(
                line.getLoggerName() + " " + FORMAT.formatMessage(line) + trace(line.getThrown()));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public CapturedOutput() {
    for (String name : LOGGERS) {
      Logger logger = Logger.getLogger(name);
      levels.put(logger, logger.getLevel());
      logger.setLevel(Level.ALL);
    }
    ear.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    for (Handler console : handlers) {
      root.removeHandler(console);
    }
    root.addHandler(ear);
    PrintStream tape = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(tape);
    System.setErr(tape);
  }

  private static String trace(Throwable thrown) {
    return thrown == null ? "" : "\n" + LeakChannels.trace(thrown);
  }

  public List<String> log() {
    synchronized (logged) {
      return List.copyOf(logged);
    }
  }

  /** Standard output and error. */
  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  public String everything() {
    return printed() + String.join("\n", log());
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    Logger root = Logger.getLogger("");
    root.removeHandler(ear);
    for (Handler console : handlers) {
      root.addHandler(console);
    }
    levels.forEach(Logger::setLevel);
  }
}
