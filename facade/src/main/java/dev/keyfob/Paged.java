package dev.keyfob;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that the server returns page by page. Each iteration requests the pages anew, each when it
 * is needed.
 *
 * <p>The list ends at an empty page, or at one with only items that earlier pages had. A page
 * shorter than requested does not end it, since a server may cap the size. An item that two pages
 * have is returned once.
 *
 * <p>If a page fails, the iterator throws that page's exception. The next call of {@code hasNext}
 * or {@code next} requests the same page again. After a failed stream, {@link #from} goes on from a
 * page.
 *
 * <p><b>Limitations:</b> if another client deletes items during the iteration, an item may be
 * missed.
 *
 * <p>Immutable and thread-safe, unlike its iterators.
 *
 * @param <E> the type of the items
 * @since 0.1.0
 */
public final class Paged<E> implements Iterable<E> {

  /** The default size of a page. */
  public static final int DEFAULT_SIZE = 50;

  private final Function<PageRequest, ? extends List<E>> fetch;
  private final Function<? super E, ?> key;
  private final PageRequest first;

  /**
   * Creates a list. For tests of code that takes paged lists, and for the clients.
   *
   * @param fetch requests a page; an empty page ends the list
   * @param key returns what identifies an item, such as its id; null if the item itself does
   */
  public Paged(Function<PageRequest, ? extends List<E>> fetch, Function<? super E, ?> key) {
    this(
        Objects.requireNonNull(fetch, "fetch == null"),
        Objects.requireNonNull(key, "key == null"),
        new PageRequest(1, DEFAULT_SIZE));
  }

  private Paged(
      Function<PageRequest, ? extends List<E>> fetch,
      Function<? super E, ?> key,
      PageRequest first) {
    this.fetch = fetch;
    this.key = key;
    this.first = first;
  }

  /**
   * {@return this list, requested in pages of another size} Default: {@value #DEFAULT_SIZE}.
   *
   * @param size the maximum number of items of a page
   * @throws IllegalArgumentException if the size is not positive
   */
  public Paged<E> pageSize(int size) {
    return new Paged<>(fetch, key, new PageRequest(first.number(), size));
  }

  /**
   * {@return this list without the pages before one}
   *
   * @param number the number of the first page to request, from 1
   * @throws IllegalArgumentException if the number is not positive
   */
  public Paged<E> from(int number) {
    return new Paged<>(fetch, key, new PageRequest(number, first.size()));
  }

  /** {@return the pages, each requested when the iterator gets there} */
  public Iterable<Page<E>> pages() {
    return PageIterator::new;
  }

  @Override
  public Iterator<E> iterator() {
    return new ItemIterator();
  }

  /** {@return a sequential stream of the items} */
  public Stream<E> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  private final class PageIterator implements Iterator<Page<E>> {

    private final Set<Object> seen = new HashSet<>();
    private PageRequest request = first;
    private Page<E> next;
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = fetched(); // if this throws, the next call requests the same page
        ended = next.items().isEmpty();
        request = new PageRequest(request.number() + 1, request.size());
      }
      return !ended;
    }

    /** Drops items of earlier pages, and repeated ids. Equal items without an id may be two. */
    private Page<E> fetched() {
      List<E> items = new ArrayList<>();
      Set<Object> identities = new HashSet<>();
      for (E item : fetch.apply(request)) {
        if (item == null) {
          continue;
        }
        Object id = key.apply(item);
        Object identity = id == null ? item : id;
        boolean repeated = !identities.add(identity) && id != null;
        if (!repeated && !seen.contains(identity)) {
          items.add(item);
        }
      }
      Page<E> page = new Page<>(request.number(), items);
      seen.addAll(identities);
      return page;
    }

    @Override
    public Page<E> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has no more pages");
      }
      Page<E> page = next;
      next = null;
      return page;
    }
  }

  private final class ItemIterator implements Iterator<E> {

    private final Iterator<Page<E>> pages = new PageIterator();
    private Iterator<E> page = Collections.emptyIterator();

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && pages.hasNext()) {
        page = pages.next().items().iterator();
      }
      return page.hasNext();
    }

    @Override
    public E next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has no more items");
      }
      return page.next();
    }
  }
}
