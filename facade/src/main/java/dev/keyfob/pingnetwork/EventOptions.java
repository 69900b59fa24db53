package dev.keyfob.pingnetwork;

import dev.keyfob.internal.events.EventStreamOptions;
import dev.keyfob.internal.text.Preconditions;
import java.time.Duration;
import java.util.Objects;

/**
 * Settings of an event stream. Start with {@link #standard}; each other method returns a changed
 * copy. Immutable and thread-safe.
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

  /** {@return the default settings} */
  public static EventOptions standard() {
    return STANDARD;
  }

  /**
   * {@return a copy with another buffer size: the maximum number of events that wait to be taken}
   * While the buffer is full, nothing is read from the connection. Default: 256.
   *
   * @param events the size of the buffer, from 1 to 1,000,000
   * @throws IllegalArgumentException if the number is out of range
   */
  public EventOptions buffer(int events) {
    if (events < 1 || events > LARGEST_BUFFER) {
      throw new IllegalArgumentException("buffer is not between 1 and " + LARGEST_BUFFER);
    }
    return new EventOptions(events, idleLimit, longestBackoff, giveUpAfter);
  }

  /**
   * {@return a copy with another idle limit: the maximum time without a byte before a connection is
   * replaced} Comments that the server sends count as bytes. The limit does not run while the
   * buffer is full. Default: none.
   *
   * <p>Without a limit, a connection that died silently is never noticed. The provider does not
   * document how often an idle stream sends something, so use minutes.
   *
   * @param limit the idle limit, from 1 ms to 24 days, or zero for no limit
   * @throws IllegalArgumentException if the limit is null or out of range
   */
  public EventOptions idleLimit(Duration limit) {
    return new EventOptions(buffer, checked("idleLimit", limit), longestBackoff, giveUpAfter);
  }

  /**
   * {@return a copy with another maximum delay before a reconnect} Default: 30 s.
   *
   * <p>The delay starts at up to 500 ms and doubles until a connection delivers a new event or
   * lasts as long as this maximum. A {@code retry:} field of the server raises the delay up to this
   * maximum. A {@code Retry-After} of a 429 or 503 can exceed it.
   *
   * @param wait the maximum delay, from 1 ms to 24 days
   * @throws IllegalArgumentException if the delay is null or out of range
   */
  public EventOptions longestBackoff(Duration wait) {
    if (checked("longestBackoff", wait).isZero()) {
      throw new IllegalArgumentException(
          "longestBackoff is zero: give a delay that protects a failing server");
    }
    return new EventOptions(buffer, idleLimit, wait, giveUpAfter);
  }

  /**
   * {@return a copy with another limit for reconnecting: the maximum time without a connection}
   * Default: 10 minutes.
   *
   * <p>When it has passed, the stream ends with the failure of the last attempt. It ends earlier if
   * the server asks for a delay that exceeds the limit.
   *
   * @param time the maximum time, from 1 ms to 24 days, or zero for no limit
   * @throws IllegalArgumentException if the time is null or out of range
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

  EventStreamOptions toStreamOptions() {
    return new EventStreamOptions(buffer, idleLimit, longestBackoff, giveUpAfter);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventOptions that
        && buffer == that.buffer
        && Objects.equals(idleLimit, that.idleLimit)
        && Objects.equals(longestBackoff, that.longestBackoff)
        && Objects.equals(giveUpAfter, that.giveUpAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(buffer, idleLimit, longestBackoff, giveUpAfter);
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
