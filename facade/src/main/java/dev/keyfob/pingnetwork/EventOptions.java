package dev.keyfob.pingnetwork;

import dev.keyfob.internal.events.EventStreamOptions;
import dev.keyfob.internal.text.Preconditions;
import java.time.Duration;

/**
 * How a stream of events is kept up. Begin with {@link #standard}; each further method gives a
 * changed copy. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class EventOptions {

  private static final int LARGEST_BUFFER = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(24);
  private static final EventOptions STANDARD =
      new EventOptions(256, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(10));

  private final int buffer;
  private final Duration idleLimit;
  private final Duration longestBackoff;
  private final Duration giveUpAfter;

  private EventOptions(
      int buffer, Duration idleLimit, Duration longestBackoff, Duration giveUpAfter) {
    this.buffer = buffer;
    this.idleLimit = idleLimit;
    this.longestBackoff = longestBackoff;
    this.giveUpAfter = giveUpAfter;
  }

  /** {@return what holds unless something else is said} */
  public static EventOptions standard() {
    return STANDARD;
  }

  /**
   * How many events may wait to be taken; 256 unless set. When so many do, nothing more is read
   * from the connection until one is taken, and it is the server that waits.
   *
   * @param events how many
   * @return a copy with it
   * @throws IllegalArgumentException unless between 1 and 1,000,000
   */
  public EventOptions buffer(int events) {
    if (events < 1 || events > LARGEST_BUFFER) {
      throw new IllegalArgumentException("buffer is not between 1 and " + LARGEST_BUFFER);
    }
    return new EventOptions(events, idleLimit, longestBackoff, giveUpAfter);
  }

  /**
   * How long a connection may be silent, comments of the server's not counting as silence, before
   * another takes its place; no limit unless set, or zero. A connection that has died without a
   * word is only noticed with such a limit; nobody documents how often the server says anything, so
   * let it be minutes. Time in which nobody takes events does not count.
   *
   * @param limit how long; zero for no limit
   * @return a copy with it
   * @throws IllegalArgumentException when negative, shorter than a millisecond or longer than 24
   *     days
   */
  public EventOptions idleLimit(Duration limit) {
    return new EventOptions(buffer, checked("idleLimit", limit), longestBackoff, giveUpAfter);
  }

  /**
   * The longest wait before connecting again; 30 s unless set. Waits begin at up to half a second
   * and double, by chance somewhat shorter, until a connection works. What the server asks for with
   * {@code retry:} is the least from then on, up to this limit; with 429 or 503 it may ask for a
   * longer one.
   *
   * @param wait how long
   * @return a copy with it
   * @throws IllegalArgumentException when shorter than a millisecond or longer than 24 days
   */
  public EventOptions longestBackoff(Duration wait) {
    if (checked("longestBackoff", wait).isZero()) {
      throw new IllegalArgumentException(
          "longestBackoff is zero: servers that are down would be flooded");
    }
    return new EventOptions(buffer, idleLimit, wait, giveUpAfter);
  }

  /**
   * How long to go on trying while no connection can be made; 10 minutes unless set. After that, or
   * as soon as the server asks for a longer wait than is left of it, the stream ends with the
   * failure of the last try. Zero: never give up, however long a wait the server asks for.
   *
   * @param time how long; zero for ever
   * @return a copy with it
   * @throws IllegalArgumentException when negative, shorter than a millisecond or longer than 24
   *     days
   */
  public EventOptions giveUpAfter(Duration time) {
    return new EventOptions(buffer, idleLimit, longestBackoff, checked("giveUpAfter", time));
  }

  private static Duration checked(String name, Duration value) {
    Preconditions.present(name, value);
    if (value.isNegative()
        || value.compareTo(LONGEST) > 0
        || (!value.isZero() && value.toMillis() == 0)) {
      throw new IllegalArgumentException(
          name + " is negative, shorter than a millisecond or longer than 24 days");
    }
    return value;
  }

  EventStreamOptions toFeedOptions() {
    return new EventStreamOptions(buffer, idleLimit, longestBackoff, giveUpAfter);
  }

  @Override
  public String toString() {
    return "EventOptions[buffer="
        + buffer
        + ", idleLimit="
        + idleLimit
        + ", longestBackoff="
        + longestBackoff
        + ", giveUpAfter="
        + giveUpAfter
        + "]";
  }
}
