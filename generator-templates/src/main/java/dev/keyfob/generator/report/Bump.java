package dev.keyfob.generator.report;

import java.util.List;
import java.util.Locale;

/** The part of the version that a release with these changes has to raise. */
enum Bump {
  MAJOR,
  MINOR,
  PATCH,
  NONE;

  static Bump of(List<Change> changes, boolean anythingElse) {
    if (changes.stream().anyMatch(Change::isBreaking)) {
      return MAJOR;
    }
    if (changes.stream().anyMatch(change -> change.weight() == Weight.ADDITIVE)) {
      return MINOR;
    }
    return changes.isEmpty() && !anythingElse ? NONE : PATCH;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
