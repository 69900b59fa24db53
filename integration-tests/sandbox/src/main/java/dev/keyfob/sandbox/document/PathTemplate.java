package dev.keyfob.sandbox.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A path with parameters in braces. Immutable. */
public final class PathTemplate {

  private final String[] segments;

  PathTemplate(String path) {
    this.segments = path.split("/", -1);
  }

  /** Returns whether a percent-encoded path matches the template. */
  public boolean matches(String path) {
    String[] given = path.split("/", -1);
    boolean matches = given.length == segments.length;
    for (int i = 0; matches && i < given.length; i++) {
      matches = isParameter(segments[i]) ? !given[i].isEmpty() : segments[i].equals(given[i]);
    }
    return matches;
  }

  /** Returns the parameter values of a matching path, by name. */
  public Map<String, String> values(String path) {
    String[] given = path.split("/", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.length; i++) {
      if (isParameter(segments[i])) {
        String name = segments[i].substring(1, segments[i].length() - 1);
        values.put(name, URLDecoder.decode(given[i].replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  /** Returns the template with empty braces, which stays the same if a parameter is renamed. */
  public String withoutNames() {
    String[] plain = segments.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = isParameter(plain[i]) ? "{}" : plain[i];
    }
    return String.join("/", plain);
  }

  int parameters() {
    int count = 0;
    for (String segment : segments) {
      count += isParameter(segment) ? 1 : 0;
    }
    return count;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
