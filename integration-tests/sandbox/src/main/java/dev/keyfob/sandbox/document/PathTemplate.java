package dev.keyfob.sandbox.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A path as a document writes it, with names in braces for what varies. Immutable. */
public final class PathTemplate {

  private final String[] segments;

  PathTemplate(String path) {
    this.segments = path.split("/", -1);
  }

  /** Whether the path, still percent-encoded, is one of those that the template stands for. */
  public boolean matches(String path) {
    String[] given = path.split("/", -1);
    boolean matches = given.length == segments.length;
    for (int i = 0; matches && i < given.length; i++) {
      matches = isParameter(segments[i]) ? !given[i].isEmpty() : segments[i].equals(given[i]);
    }
    return matches;
  }

  /** The values of the parameters in a path that {@link #matches}, by name. */
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

  /** The template with empty braces: what stays the same when a parameter is renamed. */
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
