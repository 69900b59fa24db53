package dev.keyfob.servercheck;

import java.util.Comparator;
import java.util.Locale;

/**
 * One kind of difference between responses and the document. It has no value of a response.
 *
 * @param operation the operation's id
 * @param place the status, and the pointer into the body, in which {@code *} is any element
 * @param kind what is different
 */
record Difference(String operation, String place, Kind kind) implements Comparable<Difference> {

  /** What is different. */
  enum Kind {
    UNDECLARED_FIELD,
    OTHER_TYPE,
    UNKNOWN_ENUM_VALUE,
    UNDECLARED_STATUS,
    UNDECLARED_MEDIA_TYPE,
    INVALID_JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::operation)
          .thenComparing(Difference::place)
          .thenComparing(Difference::kind);

  @Override
  public int compareTo(Difference other) {
    return ORDER.compare(this, other);
  }
}
