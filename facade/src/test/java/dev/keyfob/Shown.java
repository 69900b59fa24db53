package dev.keyfob;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What anybody sees of an exception, with all that hangs on it. */
public final class Shown {

  private Shown() {}

  public static String by(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
