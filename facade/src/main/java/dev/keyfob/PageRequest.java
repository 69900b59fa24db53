package dev.keyfob;

/**
 * The number and the size of a page of a list.
 *
 * @param number the number of the page, from 1
 * @param size the maximum number of items; a server may return fewer
 * @since 0.1.0
 */
public record PageRequest(int number, int size) {

  /**
   * Creates a request.
   *
   * @param number the number of the page, from 1
   * @param size the maximum number of items, at least 1
   * @throws IllegalArgumentException if a number is not positive
   */
  public PageRequest {
    if (number < 1) {
      throw new IllegalArgumentException("number is " + number + ": pages are numbered from 1");
    }
    if (size < 1) {
      throw new IllegalArgumentException("size is " + size + ": a page has at least one item");
    }
  }
}
