package dev.keyfob.internal.credential;

import dev.keyfob.internal.transport.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Where a credential whose making nobody heard of would show up.
 *
 * @param <L> a credential as listings show it
 * @param listing all credentials, or all that can be meant
 * @param id the credential's id, or null where the server sent none
 * @param createdAt when the server made it, or null where it does not say
 * @param alike whether it could be what was asked for, going by what was said of it
 */
public record Search<L>(
    Supplier<? extends Exchange<?, List<L>>> listing,
    Function<? super L, String> id,
    Function<? super L, OffsetDateTime> createdAt,
    Predicate<? super L> alike) {

  /** Clocks differ. What is new to the listing yet this old by its own date is no answer to the call. */
  private static final Duration SKEW = Duration.ofHours(1);

  private static final int LOOKS = 4;

  /** What there is before. */
  Set<String> known() {
    Set<String> known = new HashSet<>();
    for (L listed : listing.get().send()) {
      known.add(id.apply(listed));
    }
    return known;
  }

  /**
   * The ids of what was not there before and could be what was asked for; null stands for one that has no id. Looks
   * several times, since it may appear late: until there is more than one, or one that is still the only one the next
   * time.
   */
  List<String> candidates(Set<String> known, Instant start, Patience patience) throws InterruptedException {
    List<String> found = List.of();
    for (int look = 1; look <= LOOKS; look++) {
      if (look > 1) {
        patience.sleep(look - 1);
      }
      List<String> now = look(known, start);
      if (now.size() > 1 || (!now.isEmpty() && now.equals(found))) {
        return now;
      }
      found = now;
    }
    return found;
  }

  private List<String> look(Set<String> known, Instant start) {
    return listing.get().send().stream()
        .filter(alike)
        .filter(listed -> !isOlder(listed, start))
        .map(id)
        .filter(found -> found == null || !known.contains(found))
        .distinct()
        .toList();
  }

  private boolean isOlder(L listed, Instant start) {
    OffsetDateTime created = createdAt.apply(listed);
    return created != null && created.toInstant().isBefore(start.minus(SKEW));
  }
}
