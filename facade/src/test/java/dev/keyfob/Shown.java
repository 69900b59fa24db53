package dev.keyfob;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Prints the stack trace of an exception, with its causes and suppressed exceptions. */
public final class Shown {

  private Shown() {}

  public static String by(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
