package dev.keyfob;

import dev.keyfob.secret.Secret;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An unmodifiable list of results, with the other fields of the response's envelope. Thread-safe.
 *
 * @param <T> the type of the elements
 * @since 0.1.0
 */
public final class Listing<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> elements;
  private final Secret<Map<String, Object>> envelope;

  /**
   * Creates a listing. For tests of code that takes listings, and for the clients.
   *
   * @param elements the elements, of which none is null
   * @param envelope the result of {@link #envelope()}
   */
  public Listing(List<T> elements, Secret<Map<String, Object>> envelope) {
    this.elements = List.copyOf(elements);
    this.envelope = Objects.requireNonNull(envelope, "envelope == null");
  }

  @Override
  public T get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }

  /**
   * Returns the other fields of the response, such as {@code meta}. Objects are maps in the order
   * of their fields, arrays are lists, and numbers are {@link Long} or {@link
   * java.math.BigDecimal}; all are unmodifiable.
   *
   * @return the fields; an empty map if there are none
   */
  public Secret<Map<String, Object>> envelope() {
    return envelope;
  }
}
