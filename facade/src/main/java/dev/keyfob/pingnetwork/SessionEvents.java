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
 * A stream of the events of all sessions in the account. It reconnects when a connection ends.
 * Thread-safe: each event is returned to one caller.
 *
 * <pre>{@code
 * try (SessionEvents events = ping.sessions().events()) {
 *   for (SessionEvent event : events) {
 *     record(event.sessionId(), event.downloadedBytes());
 *   }
 * }
 * }</pre>
 *
 * <p>A thread of the stream reads ahead until {@link EventOptions#buffer} is full. Callers take
 * events from that buffer, so a slow or failing caller affects only its own stream.
 *
 * <p>A reconnect sends the last event's id ({@code Last-Event-ID}) if the server gave one. Two
 * kinds of events are skipped and counted:
 *
 * <ul>
 *   <li>repeats: the id, session and type equal those of one of the last 4096 events
 *   <li>events that are not the JSON the document describes; a warning is logged without their
 *       content
 * </ul>
 *
 * <p>The stream ends when it or the client is closed, or when the server answers 204. It also ends
 * with one of these exceptions, thrown after all events received before:
 *
 * <ul>
 *   <li>{@link dev.keyfob.error.ApiException} if the server refuses the request, as with 401, 403
 *       or 404. A 408, 429 or 5xx counts only after {@link EventOptions#giveUpAfter}.
 *   <li>{@link dev.keyfob.error.TransportException} if no connection succeeds within {@link
 *       EventOptions#giveUpAfter}
 *   <li>{@link dev.keyfob.error.DecodingException} if the response is not an event stream, or an
 *       event exceeds the client's {@code maxResponseBytes}
 *   <li>the exception of a key supplier or interceptor
 * </ul>
 *
 * <p><b>Limitations:</b> the provider does not document whether the server sends missed events
 * after a reconnect, so events can be missing.
 *
 * @since 0.1.0
 */
public final class SessionEvents implements AutoCloseable, Iterable<SessionEvent> {

  private static final Duration LONGEST_WAIT = Duration.ofDays(1000);

  private final EventStream<SessionEvent> events;

  SessionEvents(EventStream<SessionEvent> events) {
    this.events = events;
  }

  /**
   * {@return an iterator over the events that have not been taken yet} {@code hasNext} waits for an
   * event or the end, and throws the exception that ended the stream. An iterator is not
   * thread-safe, but there may be several.
   */
  @Override
  public Iterator<SessionEvent> iterator() {
    return new Events(events);
  }

  /**
   * {@return the events that have not been taken yet, as a lazy stream} Closing it closes this
   * object.
   */
  public Stream<SessionEvent> stream() {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator(), characteristics), false)
        .onClose(this::close);
  }

  /**
   * {@return the next event} Empty if the time runs out, or if the stream has ended without an
   * exception; see {@link #isEnded}.
   *
   * @param longest maximum time to wait; zero returns only an event that has arrived
   * @throws dev.keyfob.error.TransportException if the thread is interrupted, in which case the
   *     stream continues, or if the stream has ended with this exception
   * @throws IllegalArgumentException if the time is null or negative
   */
  public Optional<SessionEvent> poll(Duration longest) {
    if (Preconditions.present("longest", longest).isNegative()) {
      throw new IllegalArgumentException("longest is negative");
    }
    return Optional.ofNullable(
        events.take(longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest));
  }

  /** {@return whether the stream has ended and all its events have been taken} */
  public boolean isEnded() {
    return events.isExhausted();
  }

  /** {@return the number of connections that were tried} */
  public long connections() {
    return events.connections();
  }

  /** {@return the number of events that were skipped as repeats} */
  public long repeated() {
    return events.repeated();
  }

  /**
   * {@return the number of events that were skipped because they are not the JSON the document
   * describes}
   */
  public long unreadable() {
    return events.unreadable();
  }

  /**
   * Ends the stream and drops the events that have not been taken. A waiting caller learns that
   * there is no further event. The connection and the thread end shortly after. Idempotent.
   */
  @Override
  public void close() {
    events.close();
  }

  private static final class Events implements Iterator<SessionEvent> {

    private final EventStream<SessionEvent> events;
    private SessionEvent next;

    Events(EventStream<SessionEvent> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = events.take();
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
