package dev.keyfob.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A string with an open list of known values. An unknown value is kept and written back unchanged,
 * and callers can create values that this version does not know.
 *
 * <p>Jackson and Gson read and write the string, also as the key of a map.
 *
 * <p>Two values are equal if their types and strings are. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public abstract class OpenEnum {

  private final String value;
  private final boolean known;

  /**
   * Creates a value. Generated types call it.
   *
   * @param value the string on the wire
   * @param known whether this version's document lists it
   */
  protected OpenEnum(String value, boolean known) {
    this.value = Objects.requireNonNull(value, "value == null");
    this.known = known;
  }

  /** {@return the string on the wire} */
  @JsonValue
  public final String value() {
    return value;
  }

  /** {@return whether this version's document lists the value} */
  public final boolean isKnown() {
    return known;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // values of different enums are never equal
  public final boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((OpenEnum) other).value.equals(value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** Returns the string on the wire, because Retrofit puts it into paths and queries. */
  @Override
  public final String toString() {
    return value;
  }
}
