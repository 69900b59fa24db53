package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Logs to {@code dev.keyfob} and never throws: the calling code may hold a credential that it must
 * still return, which a full disk or a broken logging setup must not prevent.
 */
public final class SafeLogger {

  private static final @Nullable Logger LOG = load();

  private SafeLogger() {}

  /** Loads the logger, which may be slow and may fail, before a credential is issued. */
  public static void prepare() {
    isLoggable(Level.DEBUG); // logging once makes the JDK create the logger
  }

  public static void debug(Supplier<String> line) {
    if (isLoggable(Level.DEBUG)) {
      write(Level.DEBUG, line);
    }
  }

  /** Logs a line that requires attention. */
  public static void warn(Supplier<String> line) {
    write(Level.WARNING, line);
  }

  private static boolean isLoggable(Level level) {
    try {
      return LOG != null && LOG.isLoggable(level);
    } catch (Throwable broken) { // Errors, too: a class of the logging library may be missing
      return false;
    }
  }

  private static void write(Level level, Supplier<String> line) {
    try {
      if (LOG != null) {
        LOG.log(level, line.get());
      }
    } catch (Throwable broken) {
      // A failing log has no other place to be reported.
    }
  }

  private static @Nullable Logger load() {
    try {
      return System.getLogger("dev.keyfob");
    } catch (Throwable broken) { // an exception here would make this class unusable
      return null;
    }
  }
}
