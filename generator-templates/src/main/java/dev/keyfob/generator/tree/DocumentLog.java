package dev.keyfob.generator.tree;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Writes messages about documents to the build's log, with the text of documents escaped. */
public final class DocumentLog {

  private static final Logger LOG = System.getLogger("dev.keyfob.generator");

  private DocumentLog() {}

  /**
   * Writes one line.
   *
   * @param pattern the message, with {@code {0}} for the first value
   * @param values the values, of any origin
   */
  public static void write(Level level, String pattern, Object... values) {
    Object[] escaped = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      escaped[i] = UntrustedText.line(String.valueOf(values[i]));
    }
    LOG.log(level, pattern, escaped);
  }
}
