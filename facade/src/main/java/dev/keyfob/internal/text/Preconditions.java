package dev.keyfob.internal.text;

/**
 * Refuses what a server would refuse later, or worse, understand as something else. Messages name
 * the parameter only.
 */
public final class Preconditions {

  private Preconditions() {}

  /**
   * An id, which may become a segment of a path: nothing that a server, a proxy or a client could
   * take for another path.
   */
  public static String id(String name, String value) {
    text(name, value);
    for (int i = 0; i < value.length(); i++) {
      if ("/\\?#%".indexOf(value.charAt(i)) >= 0) {
        throw new IllegalArgumentException(name + " holds one of / \\ ? # %: give the id alone");
      }
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(name + " is a path, not an id: give the id alone");
    }
    return value;
  }

  /** Text that says something, on one line. */
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
                + " holds a control character, at index "
                + i
                + ": a line break left over from a file?");
      }
      if (isHalfAPair(value, i)) { // UTF-8 has no form for it: it would be sent as a question mark
        throw new IllegalArgumentException(
            name
                + " holds half of a surrogate pair, at index "
                + i
                + ": was it cut in the middle of a character?");
      }
    }
    return value;
  }

  private static boolean isHalfAPair(String value, int index) {
    char c = value.charAt(index);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
  }

  /** Anything but null. */
  public static <T> T present(String name, T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    return value;
  }
}
