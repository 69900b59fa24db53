package dev.keyfob.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What can be told of an exception whose text may hold what must not be shown, in whatever form.
 */
public final class RedactedThrowable {

  private RedactedThrowable() {}

  /** Its class and stack trace, and those of its causes and of what is suppressed in it. */
  public static Throwable of(Throwable failure) {
    return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Throwable of(Throwable failure, Set<Throwable> seen) {
    seen.add(failure);
    Throwable told =
        new Throwable(failure.getClass().getName() + " (message left out: it may quote a secret)");
    try {
      told.setStackTrace(failure.getStackTrace());
      Throwable cause = failure.getCause();
      if (cause != null && !seen.contains(cause)) {
        told.initCause(of(cause, seen));
      }
      for (Throwable suppressed : failure.getSuppressed()) {
        if (!seen.contains(suppressed)) {
          told.addSuppressed(of(suppressed, seen));
        }
      }
    } catch (RuntimeException | StackOverflowError beyondTelling) {
      // An exception of somebody else's may do anything when asked, or have no end of causes. Its
      // class is told.
    }
    return told;
  }
}
