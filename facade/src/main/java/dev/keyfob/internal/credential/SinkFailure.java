package dev.keyfob.internal.credential;

import dev.keyfob.secret.Secret;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Makes what a sink threw fit to be a cause: a caller's exception may well quote what it could not store. */
final class SinkFailure {

  private SinkFailure() {}

  /** The exception itself, or its class and stack trace where any text in it holds one of the secrets. */
  static Throwable withoutSecrets(Throwable failure, List<Secret<String>> secrets) {
    List<String> texts = secrets.stream().map(Secret::reveal).filter(text -> !text.isEmpty()).toList();
    return isFree(failure, texts, Collections.newSetFromMap(new IdentityHashMap<>())) ? failure : withoutText(failure);
  }

  private static boolean isFree(Throwable failure, Collection<String> secrets, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return true;
    }
    if (!isFree(failure, secrets) || !isFree(failure.getCause(), secrets, seen)) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isFree(suppressed, secrets, seen)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFree(Throwable failure, Collection<String> secrets) {
    try {
      String text = failure + "\n" + failure.getMessage() + "\n" + failure.getLocalizedMessage();
      return secrets.stream().noneMatch(text::contains);
    } catch (RuntimeException textless) {
      return false;
    }
  }

  private static Throwable withoutText(Throwable failure) {
    Throwable copy = new Throwable(failure.getClass().getName() + " (message left out: it holds the secret)");
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }
}
