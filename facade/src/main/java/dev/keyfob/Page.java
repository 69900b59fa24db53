package dev.keyfob;

import java.util.List;

/**
 * One page of a list, without the items of earlier pages.
 *
 * @param number the number of the page, from 1
 * @param items the items, unmodifiable
 * @param <E> the type of the items
 * @since 0.1.0
 */
public record Page<E>(int number, List<E> items) {

  /**
   * Creates a page. The items are copied.
   *
   * @param number the number of the page, from 1
   * @param items the items
   */
  public Page {
    items = List.copyOf(items);
  }

  /** Returns the page's number and how many items it has, and shows none of them. */
  @Override
  public String toString() {
    return "Page[number=" + number + ", " + items.size() + " items]";
  }
}
