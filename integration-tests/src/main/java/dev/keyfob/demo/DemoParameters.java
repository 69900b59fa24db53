package dev.keyfob.demo;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parameters of {@link LiveDemo}, read from system properties. */
final class DemoParameters {

  private final UnaryOperator<String> properties;

  DemoParameters(UnaryOperator<String> properties) {
    this.properties = properties;
  }

  static DemoParameters fromSystem() {
    return new DemoParameters(System::getProperty);
  }

  @Nullable
  String get(String name) {
    String value = properties.apply("tour." + name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Returns the options for those parameters that are not set. */
  List<String> missing(String... names) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (get(name) == null) {
        missing.add("-Dtour." + name + "=...");
      }
    }
    return missing;
  }
}
