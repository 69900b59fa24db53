package dev.keyfob.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds the API key in the environment variables. */
final class EnvironmentApiKey {

  private EnvironmentApiKey() {}

  /**
   * Returns the first of the provider's variables that is set and not blank.
   *
   * @throws IllegalStateException if there is none; the message lists the names tried
   */
  static String find(ProviderInfo provider, UnaryOperator<String> environment) {
    List<String> blank = new ArrayList<>();
    for (String name : provider.keyVariables()) {
      String value = environment.apply(name);
      if (value != null && !value.isBlank()) {
        return checked(name, value);
      }
      if (value != null) {
        blank.add(name);
      }
    }
    throw new IllegalStateException(
        "no API key for "
            + provider.name()
            + " in the environment: set one of "
            + String.join(", ", provider.keyVariables())
            + (blank.isEmpty() ? "" : "; set, but blank: " + String.join(", ", blank)));
  }

  private static String checked(String name, String value) {
    String problem = ApiKeyProvider.problem(value);
    if (problem != null) {
      throw new IllegalStateException("the environment variable " + name + " " + problem);
    }
    return value;
  }
}
