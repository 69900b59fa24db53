package dev.keyfob.generator.diff;

import java.util.List;
import java.util.Locale;

/** The part of the version that a release with these changes has to raise. */
public enum VersionBump {
  MAJOR,
  MINOR,
  PATCH,
  NONE;

  /**
   * Returns the part to raise. Before 1.0 a breaking change raises the minor version.
   *
   * @param differ whether the documents differ at all
   */
  static VersionBump of(List<Change> changes, boolean differ, String version) {
    if (changes.stream().anyMatch(Change::isBreaking)) {
      return version.startsWith("0.") ? MINOR : MAJOR;
    }
    if (changes.stream().anyMatch(change -> change.severity() == Severity.ADDITIVE)) {
      return MINOR;
    }
    return changes.isEmpty() && !differ ? NONE : PATCH;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
