package dev.keyfob.json;

import java.util.Objects;

/**
 * A text of which the document lists some values. The list is open: a value read that is not on it
 * is kept and written back as it came, and a value may be made that this version does not know yet.
 *
 * <p>Equal when of the same type and with the same value. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public abstract class OpenEnum {

  private final String value;
  private final boolean known;

  /**
   * For the generated types.
   *
   * @param value as it is sent and received
   * @param known whether the document of this version lists it
   */
  protected OpenEnum(String value, boolean known) {
    this.value = Objects.requireNonNull(value, "value == null");
    this.known = known;
  }

  /** {@return the value as it is sent and received} */
  public final String value() {
    return value;
  }

  /** {@return whether the document of this version lists the value} */
  public final boolean isKnown() {
    return known;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // values of two enums are never equal
  public final boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((OpenEnum) other).value.equals(value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The value, so that Retrofit puts it into paths and queries as it is. */
  @Override
  public final String toString() {
    return value;
  }
}
