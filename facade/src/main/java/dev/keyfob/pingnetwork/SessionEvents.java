package dev.keyfob.pingnetwork;

import dev.keyfob.internal.events.EventStream;
import dev.keyfob.internal.text.Preconditions;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What happens to all sessions of the account, as it happens, for whoever asks for the next event:
 * nothing is called back, so a consumer that is slow or fails harms nothing but itself.
 *
 * <pre>{@code
 * try (SessionEvents events = ping.sessions().events()) {
 *   for (SessionEvent event : events) {
 *     record(event.sessionId(), event.downloadedBytes());
 *   }
 * }
 * }</pre>
 *
 * <p>A thread of its own reads ahead as far as {@link EventOptions#buffer} allows. A connection
 * that ends is followed by another, with the last event's id if the server gave one ({@code
 * Last-Event-ID}); whether the server then sends what was missed is not documented, so events can
 * be missing. An event that comes again is left out, known by its id, session and type among the
 * last 4096. So is one that is not the JSON it should be, with a warning in the log that shows
 * nothing of it.
 *
 * <p>It ends when {@link #close} is called, when the client is closed, when the server wants no
 * more (204), or with an exception, which comes after all events that were received before:
 *
 * <ul>
 *   <li>{@link dev.keyfob.error.ApiException} when the server refuses, as with 401, 403 or 404. Not
 *       with 408, 429 and 5xx until {@link EventOptions#giveUpAfter} has passed, as with everything
 *       below.
 *   <li>{@link dev.keyfob.error.TransportException} when no connection can be made.
 *   <li>{@link dev.keyfob.error.DecodingException}, at once, when what comes is no event stream, or
 *       an event is longer than the client's {@code maxResponseBytes}.
 *   <li>Whatever a key supplier or an interceptor of the caller's own throws, at once.
 * </ul>
 *
 * <p>Thread-safe: when several threads take events each gets others.
 *
 * @since 0.1.0
 */
public final class SessionEvents implements AutoCloseable, Iterable<SessionEvent> {

  private static final Duration LONGEST_WAIT = Duration.ofDays(1000);

  private final EventStream<SessionEvent> feed;

  SessionEvents(EventStream<SessionEvent> feed) {
    this.feed = feed;
  }

  /**
   * The events from now on. {@code hasNext} waits until there is one or the stream has ended, and
   * throws what it ended with. An iterator holds no more than the event it has promised. For one
   * thread; there may be several iterators.
   */
  @Override
  public Iterator<SessionEvent> iterator() {
    return new Events(feed);
  }

  /**
   * {@return the events from now on, taken one by one as they are asked for} Closing this stream
   * closes the events.
   */
  public Stream<SessionEvent> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
        .onClose(this::close);
  }

  /**
   * {@return the next event, or empty when none comes in time or the stream has ended without a
   * failure; {@link #isEnded} tells which}
   *
   * @param longest how long to wait; zero takes only what is there
   * @throws dev.keyfob.error.TransportException also when this thread is interrupted; the stream
   *     goes on
   */
  public Optional<SessionEvent> poll(Duration longest) {
    if (Preconditions.present("longest", longest).isNegative()) {
      throw new IllegalArgumentException("longest is negative");
    }
    return Optional.ofNullable(
        feed.take(longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest));
  }

  /** {@return whether there is no event left, nor will there be} */
  public boolean isEnded() {
    return feed.isExhausted();
  }

  /** {@return how many connections have been tried so far} */
  public long connections() {
    return feed.connections();
  }

  /** {@return how many events have been left out because they had come before} */
  public long repeated() {
    return feed.repeated();
  }

  /**
   * {@return how many events have been left out because they are not the JSON that was promised}
   */
  public long unreadable() {
    return feed.unreadable();
  }

  /**
   * Ends the stream at once, and drops what has not been taken: whoever waits for an event learns
   * that there is none. From any thread; closing twice does no harm. The connection and the thread
   * are given back shortly after.
   */
  @Override
  public void close() {
    feed.close();
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "SessionEvents";
  }

  private static final class Events implements Iterator<SessionEvent> {

    private final EventStream<SessionEvent> feed;
    private SessionEvent next;

    Events(EventStream<SessionEvent> feed) {
      this.feed = feed;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = feed.take();
      }
      return next != null;
    }

    @Override
    public SessionEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more events: the stream has ended");
      }
      SessionEvent event = next;
      next = null;
      return event;
    }
  }
}
