package dev.keyfob.internal.text;

/**
 * Checks arguments before a request is sent. Messages name the parameter and never quote the value,
 * which may be a secret.
 */
public final class Preconditions {

  private Preconditions() {}

  /**
   * Checks an id, which becomes a segment of a path: no server, proxy or client may take it for
   * another path.
   */
  public static String id(String name, String value) {
    text(name, value);
    for (int i = 0; i < value.length(); i++) {
      if ("/\\?#%;".indexOf(value.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            name + " contains one of / \\ ? # % ;: pass the id only");
      }
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(name + " is a path, not an id: pass the id only");
    }
    return value;
  }

  /** Checks that a text is not blank and has no control characters or unpaired surrogates. */
  public static String text(String name, String value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            name
                + " contains a control character, at index "
                + i
                + ": remove a line break left over from a file");
      }
      if (isUnpairedSurrogate(
          value, i)) { // UTF-8 cannot encode it: it would be sent as a question mark
        throw new IllegalArgumentException(
            name
                + " contains an unpaired surrogate, at index "
                + i
                + ": it was cut in the middle of a character");
      }
    }
    return value;
  }

  private static boolean isUnpairedSurrogate(String value, int index) {
    char c = value.charAt(index);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
  }

  /** Checks that a value is not null. */
  public static <T> T present(String name, T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    return value;
  }
}
