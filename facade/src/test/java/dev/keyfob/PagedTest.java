package dev.keyfob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PagedTest {

  private final List<PageRequest> requests = new ArrayList<>();

  @Test
  void requestsAPageOnlyWhenItIsNeeded() {
    Iterator<String> items = paged(List.of("a", "b"), List.of("c")).iterator();
    assertEquals(0, requests.size());
    items.next();
    items.next();
    assertEquals(1, requests.size());
    items.next();
    assertEquals(2, requests.size());
  }

  @Test
  void endsAtAnEmptyPage() {
    assertEquals(List.of("a", "b", "c"), paged(List.of("a", "b"), List.of("c")).stream().toList());
    assertEquals(3, requests.size());
  }

  @Test
  void endsIfServerRepeatsAPage() {
    Paged<String> repeating = new Paged<>(page -> List.of("a", "b"), Function.identity());
    assertEquals(List.of("a", "b"), repeating.stream().toList());
  }

  @Test
  void returnsItemOnceIfTwoPagesHaveIt() {
    assertEquals(
        List.of("a", "b", "c"), paged(List.of("a", "b"), List.of("b", "c")).stream().toList());
  }

  @Test
  void comparesItemsIfTheyHaveNoKey() {
    Paged<String> withoutKeys = new Paged<>(page -> List.of("a", "b"), item -> null);
    assertEquals(List.of("a", "b"), withoutKeys.stream().toList());
  }

  @Test
  void keepsEqualItemsWithoutKeyInOnePage() {
    Paged<String> withoutKeys = new Paged<>(page -> List.of("a", "a"), item -> null);
    assertEquals(List.of("a", "a"), withoutKeys.stream().toList());
  }

  @Test
  void dropsMissingItems() {
    Paged<String> paged =
        new Paged<>(
            page -> page.number() == 1 ? Arrays.asList("a", null, "b") : List.of(),
            Function.identity());
    assertEquals(List.of("a", "b"), paged.stream().toList());
  }

  @Test
  void goesOnIfServerCapsTheSize() {
    assertEquals(
        List.of("a", "b"), paged(List.of("a"), List.of("b")).pageSize(100).stream().toList());
    assertEquals(100, requests.get(0).size());
  }

  @Test
  void requestsTheSamePageAgainAfterAFailure() {
    AtomicBoolean fails = new AtomicBoolean(true);
    Paged<String> paged =
        new Paged<>(
            page -> {
              requests.add(page);
              if (page.number() == 2 && fails.getAndSet(false)) {
                throw new IllegalStateException("page 2 failed");
              }
              return page.number() > 2 ? List.of() : List.of("item " + page.number());
            },
            Function.identity());
    Iterator<String> items = paged.iterator();
    assertEquals("item 1", items.next());
    assertThrows(IllegalStateException.class, items::hasNext);
    assertEquals("item 2", items.next());
    assertFalse(items.hasNext());
    assertEquals(List.of(1, 2, 2, 3), requests.stream().map(PageRequest::number).toList());
  }

  @Test
  void startsAtTheGivenPage() {
    assertEquals(List.of("c"), paged(List.of("a", "b"), List.of("c")).from(2).stream().toList());
  }

  @Test
  void returnsPages() {
    List<Page<String>> pages = new ArrayList<>();
    paged(List.of("a", "b"), List.of("c")).pages().forEach(pages::add);
    assertEquals(List.of(new Page<>(1, List.of("a", "b")), new Page<>(2, List.of("c"))), pages);
    assertTrue(pages.get(0).toString().contains("2 items"), pages.get(0).toString());
  }

  @Test
  void throwsAfterTheLastItem() {
    Iterator<String> items = paged(List.of("a")).iterator();
    items.next();
    assertThrows(NoSuchElementException.class, items::next);
  }

  @Test
  void rejectsNumbersThatAreNotPositive() {
    Paged<String> paged = paged(List.of("a"));
    assertThrows(IllegalArgumentException.class, () -> paged.pageSize(0));
    assertThrows(IllegalArgumentException.class, () -> paged.pageSize(-1));
    assertThrows(IllegalArgumentException.class, () -> paged.from(0));
    assertEquals(0, requests.size());
  }

  @SafeVarargs
  private Paged<String> paged(List<String>... pages) {
    return new Paged<>(
        page -> {
          requests.add(page);
          return page.number() > pages.length ? List.of() : pages[page.number() - 1];
        },
        Function.identity());
  }
}
