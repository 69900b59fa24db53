package dev.keyfob.connect;

import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a link during its conversion. Each is taken once; if one is left at the end,
 * the link is refused. So no parameter is dropped silently. A parameter with an empty value counts
 * as absent.
 */
final class LinkParameters {

  private final String program;
  private final Map<String, String> left = new LinkedHashMap<>();

  LinkParameters(String program, VlessLink link) {
    this.program = program;
    List<Secret<String>> unknown = link.unknownParameterNames();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the VLESS link has "
              + unknown.size()
              + " parameter(s) that "
              + program
              + " cannot carry, since their names are unknown;"
              + " VlessLink.unknownParameterNames() has the names, which can be part of a secret"
              + " with an unencoded ampersand");
    }
    for (String name : link.parameterNames()) {
      String value = link.parameter(name).reveal();
      if (!value.isEmpty()) {
        left.put(name, value);
      }
    }
  }

  /** Returns the value, or null if it is absent. */
  @Nullable
  String take(String name) {
    return left.remove(name);
  }

  String take(String name, String absent) {
    String value = take(name);
    return value == null ? absent : value;
  }

  /** Returns the value, which must be one of the supported ones. */
  String takeOneOf(String name, String absent, String... supported) {
    String value = take(name, absent);
    if (!value.equals(absent) && !List.of(supported).contains(value)) {
      throw refused(name, "its value is not one of: " + String.join(", ", supported));
    }
    return value;
  }

  /** Returns the parts of a value that is separated by commas; null if it is absent. */
  @Nullable
  List<String> takeList(String name) {
    String value = take(name);
    return value == null
        ? null
        : Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }

  /** Returns the value as a whole number; null if it is absent. */
  @Nullable
  Integer takeNumber(String name) {
    String value = take(name);
    return value == null ? null : number(name, value);
  }

  int number(String name, String value) {
    try {
      return Integer.parseUnsignedInt(value);
    } catch (NumberFormatException notANumber) {
      throw refused(name, "it is not a whole number");
    }
  }

  /** Takes a parameter that may only have its default value. */
  void takeNeutral(String name, String... neutral) {
    String value = left.get(name);
    if (value != null && List.of(neutral).contains(value)) {
      left.remove(name);
    }
  }

  /** Refuses the link if a parameter has not been taken. */
  void requireNoneLeft(String type, String security) {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          program
              + " cannot carry "
              + String.join(", ", left.keySet())
              + " of the VLESS link with type "
              + type
              + " and security "
              + security);
    }
  }

  IllegalArgumentException refused(String parameter, String reason) {
    return new IllegalArgumentException(
        program + " cannot carry the parameter " + parameter + " of the VLESS link: " + reason);
  }
}
