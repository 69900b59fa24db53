package dev.keyfob.demo;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a walk through the real services is told by system properties. */
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

  /** Those of the parameters that are not given, as the user would have to write them. */
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
