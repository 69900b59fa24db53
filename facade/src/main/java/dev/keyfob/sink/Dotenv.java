package dev.keyfob.sink;

import dev.keyfob.internal.text.Preconditions;
import java.util.regex.Pattern;

/**
 * Assignments that a POSIX shell reads back exactly, in the form that most other readers understand
 * too.
 */
final class Dotenv {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern MEANS_SOMETHING_IN_DOUBLE_QUOTES = Pattern.compile("[\"$`\\\\!]");

  private Dotenv() {}

  static void requireName(String name) {
    if (!NAME.matcher(Preconditions.present("name", name)).matches()) {
      throw new IllegalArgumentException(
          "name is no variable's: letters, digits and underscores only, and no digit first");
    }
  }

  static String line(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalStateException("the secret holds the character NUL, which no variable can");
    }
    return name + "=" + quoted(value) + "\n";
  }

  private static String quoted(String value) {
    if (value.indexOf('\'') < 0) {
      return "'" + value + "'";
    }
    // A single quote can't be part of single quotes: '\'' is the shell's way round it, and the
    // shell's alone.
    return MEANS_SOMETHING_IN_DOUBLE_QUOTES.matcher(value).find()
        ? "'" + value.replace("'", "'\\''") + "'"
        : "\"" + value + "\"";
  }
}
