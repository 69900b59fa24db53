package dev.keyfob.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Copies exceptions without their messages, which may contain secrets in any encoding. */
public final class RedactedThrowable {

  private RedactedThrowable() {}

  /** Copies the class names and stack traces of an exception, its causes and suppressed ones. */
  public static Throwable of(Throwable failure) {
    return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Throwable of(Throwable failure, Set<Throwable> seen) {
    seen.add(failure);
    Throwable copy =
        new Throwable(failure.getClass().getName() + " (message removed: it may contain a secret)");
    try {
      copy.setStackTrace(failure.getStackTrace());
      Throwable cause = failure.getCause();
      if (cause != null && !seen.contains(cause)) {
        copy.initCause(of(cause, seen));
      }
      for (Throwable suppressed : failure.getSuppressed()) {
        if (!seen.contains(suppressed)) {
          copy.addSuppressed(of(suppressed, seen));
        }
      }
    } catch (RuntimeException | StackOverflowError ofAccessor) {
      // A caller's exception may throw from its accessors or have endless causes; then only its
      // class name is kept.
    }
    return copy;
  }
}
