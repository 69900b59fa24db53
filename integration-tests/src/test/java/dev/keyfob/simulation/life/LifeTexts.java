package dev.keyfob.simulation.life;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Collects the log lines, messages and other texts of a life, none of which may show a secret. */
public final class LifeTexts {

  private static final String CANARY = "CANARY-";

  private final List<String> leaks = new ArrayList<>();
  private int searched;

  public void add(@Nullable Object shown) {
    searched++;
    String text = String.valueOf(shown);
    if (text.contains(CANARY)) {
      leaks.add(text);
    }
  }

  /**
   * Adds the texts of an exception, its causes and suppressed exceptions. A {@link CallerFailure}
   * is skipped: the caller wrote its text, so it may contain a secret.
   */
  public void addFailure(Throwable failure) {
    if (failure instanceof CallerFailure) {
      return;
    }
    addFailure(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private void addFailure(@Nullable Throwable failure, Set<Throwable> known) {
    if (failure != null && known.add(failure)) {
      add(failure);
      addFailure(failure.getCause(), known);
      for (Throwable suppressed : failure.getSuppressed()) {
        addFailure(suppressed, known);
      }
    }
  }

  public List<String> leaks() {
    return leaks;
  }

  public int searched() {
    return searched;
  }
}
