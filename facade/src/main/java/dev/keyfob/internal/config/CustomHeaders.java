package dev.keyfob.internal.config;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The headers that a caller adds to every request. Immutable; its toString shows no value. */
public final class CustomHeaders {

  static final CustomHeaders NONE = new CustomHeaders(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

  /** Headers that the client or OkHttp sets. */
  private static final Set<String> RESERVED =
      caseInsensitive(
          "Accept",
          "Accept-Encoding",
          "Connection",
          "Content-Encoding",
          "Content-Length",
          "Content-Type",
          "Expect",
          "Host",
          "Last-Event-ID",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade");

  private final SortedMap<String, Secret<String>> values;

  private CustomHeaders(SortedMap<String, Secret<String>> values) {
    this.values = values;
  }

  private static Set<String> caseInsensitive(String... names) {
    Set<String> set = Collections.newSetFromMap(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    Collections.addAll(set, names);
    return set;
  }

  /** Returns these headers with one added or replaced. */
  CustomHeaders with(String name, String value) {
    checkName(name);
    Preconditions.text("the header's value", value);
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "the header's value contains a character that is not ASCII, at index " + i);
      }
    }
    // This copy constructor keeps the comparator, which ignores case.
    SortedMap<String, Secret<String>> changed = new TreeMap<>(values);
    changed.put(name, Secret.of(value));
    return new CustomHeaders(changed);
  }

  private static void checkName(String name) {
    Preconditions.text("the header's name", name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "the header's name contains a character that is not allowed there, at index " + i);
      }
    }
    if (name.equalsIgnoreCase("Authorization")) {
      throw new IllegalArgumentException(
          "Authorization is set by apiKey(…) on the client's builder");
    }
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException("this header is set by the client; remove it");
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Map<String, Secret<String>> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Shows the names only. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
