package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Keyfob's logger, which never throws: whoever writes a line may hold a credential that is still to
 * be handed over, and a full disk or a broken logging set-up is no reason to lose it.
 */
public final class SafeLogger {

  private static final @Nullable Logger LOG = load();

  private SafeLogger() {}

  /** Loads the logger, which may take a while, and fail, before there is anything to lose. */
  public static void prepare() {
    isLoggable(Level.DEBUG); // the JDK makes the real one when it is first asked something
  }

  public static void debug(Supplier<String> line) {
    if (isLoggable(Level.DEBUG)) {
      write(Level.DEBUG, line);
    }
  }

  /** What somebody has to know. */
  public static void warn(Supplier<String> line) {
    write(Level.WARNING, line);
  }

  private static boolean isLoggable(Level level) {
    try {
      return LOG != null && LOG.isLoggable(level);
    } catch (Throwable broken) { // an Error, too: a missing class of a logging library is one
      return false;
    }
  }

  private static void write(Level level, Supplier<String> line) {
    try {
      if (LOG != null) {
        LOG.log(level, line.get());
      }
    } catch (Throwable broken) {
      // There is nowhere left to say so.
    }
  }

  private static @Nullable Logger load() {
    try {
      return System.getLogger("dev.keyfob");
    } catch (Throwable broken) { // else this class could not be used at all
      return null;
    }
  }
}
