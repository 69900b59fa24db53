package dev.keyfob.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The unfinished issuances of a client's scope, for alerts and for recovery by hand. Issuances that
 * are still running are not included.
 *
 * @param list the issuances, the oldest first
 * @since 0.1.0
 */
public record PendingIssuances(List<PendingIssuance> list) {

  /**
   * Creates an unmodifiable copy of the list.
   *
   * @param list the issuances, the oldest first
   */
  public PendingIssuances {
    list = List.copyOf(list);
  }

  /** {@return the number of unfinished issuances} */
  public int count() {
    return list.size();
  }

  /** {@return the age of the oldest one, by the journal's clock; empty if there is none} */
  public Optional<Duration> oldestAge() {
    return list.stream().map(PendingIssuance::age).max(Duration::compareTo);
  }
}
