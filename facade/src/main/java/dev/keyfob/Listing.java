package dev.keyfob;

import dev.keyfob.secret.Secret;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * What a listing gave: a list that nobody can change, and what the answer held beside it.
 * Thread-safe.
 *
 * @param <T> what is listed
 * @since 0.1.0
 */
public final class Listing<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> elements;
  private final Secret<Map<String, Object>> envelope;

  /**
   * For Keyfob itself, and for tests of code that takes listings.
   *
   * @param elements what was listed
   * @param envelope what {@link #envelope()} is to give
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
   * {@return what the answer held beside the list: {@code meta} and whatever else, as maps in the
   * order of their fields, lists, texts, booleans, null, {@link Long} and {@link
   * java.math.BigDecimal}, none of which can be changed; empty where it held nothing}
   */
  public Secret<Map<String, Object>> envelope() {
    return envelope;
  }
}
