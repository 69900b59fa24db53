package dev.keyfob.internal.events;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.attempt.AttemptResult;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stream of events that reconnects when a connection ends. A thread of its own reads events into
 * a queue, and callers take them from there. Thread-safe.
 *
 * @param <R> the type of an event
 */
public final class EventStream<R> implements AutoCloseable {

  private static final int MAX_EVENT_ID_LENGTH = 256;

  private final Operation operation;
  private final EventConnector connector;
  private final EventDecoder<?, R> decoder;
  private final TimeSource time;
  private final ReconnectPolicy reconnects;
  private final EventQueue<R> queue;
  private final DuplicateFilter duplicates = new DuplicateFilter();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private volatile boolean closed;
  private volatile @Nullable EventConnection connection;
  private volatile @Nullable CountDownLatch delay;

  // Only the reader thread uses these.
  private @Nullable String lastEventId;
  private boolean idReceived;
  private boolean newEventReceived;

  EventStream(
      Operation operation,
      EventConnector connector,
      EventDecoder<?, R> decoder,
      EventStreamOptions options,
      RetryPolicy retries) {
    this.operation = operation;
    this.connector = connector;
    this.decoder = decoder;
    this.time = retries.time();
    this.reconnects = new ReconnectPolicy(options, retries);
    this.queue = new EventQueue<>(options.buffer());
  }

  /**
   * Starts the reader thread.
   *
   * @param afterEnd run on that thread when it ends
   */
  void start(Runnable afterEnd) {
    Thread thread = new Thread(() -> run(afterEnd), "keyfob-events");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable afterEnd) {
    try {
      connectUntilEnd();
      queue.end(null);
    } catch (RuntimeException failure) {
      queue.end(failure);
    } catch (InterruptedException interrupted) {
      queue.end(transportException("the stream's reader thread was interrupted."));
    } finally {
      queue.end(transportException("the stream's reader thread failed with an Error."));
      afterEnd.run();
    }
  }

  /**
   * Returns when the stream is closed or the server wants no further connection.
   *
   * @throws RuntimeException the failure of the last connection if no other may follow
   */
  private void connectUntilEnd() throws InterruptedException {
    while (!closed) {
      long start = time.nanoTime();
      idReceived = false;
      newEventReceived = false;
      EventConnection next = connector.connection(lastEventId, this::receive);
      AttemptResult<Void> result = run(next);
      EventLog.ended(next, connections.get(), time.nanoTime() - start);
      if (result == null || closed) {
        return;
      }
      long millis = reconnects.delayAfter(next, result, start, newEventReceived);
      if (millis == ReconnectPolicy.NONE) {
        throw result.failure();
      }
      delay(millis);
    }
  }

  private @Nullable AttemptResult<Void> run(EventConnection next) {
    connection = next;
    if (closed) { // close() may have run before this connection was assigned
      return null;
    }
    connections.incrementAndGet();
    return next.run();
  }

  private void delay(long millis) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    delay = over;
    if (!closed) {
      time.later(millis, over::countDown);
      over.await();
    }
  }

  private void receive(@Nullable String id, String data) {
    if (!data.isBlank()) { // an event without data only keeps the connection alive
      receive(data);
    }
    idReceived |= id != null;
    if (idReceived) { // a connection that sends no ids does not change the last one
      lastEventId = id != null && isHeaderValue(id) ? id : null;
    }
  }

  private void receive(String data) {
    R event = decoder.decode(data);
    Object identity = event == null ? null : decoder.identity().apply(event);
    if (event == null) {
      EventLog.undecodable(connection, unreadable.incrementAndGet());
    } else if (identity != null && !duplicates.isNew(identity)) {
      repeated.incrementAndGet();
    } else {
      newEventReceived = true;
      queue.put(event);
    }
  }

  private static boolean isHeaderValue(String id) {
    return id.length() <= MAX_EVENT_ID_LENGTH && id.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /**
   * Waits for the next event and returns it, or null if the stream has ended without a failure.
   *
   * @throws RuntimeException as {@link #take(Duration)}
   */
  public @Nullable R take() {
    R event = null;
    while (event == null && !queue.isExhausted()) {
      event = take(Long.MAX_VALUE);
    }
    return event == null ? take(0) : event; // take(0) throws the exception that ended the stream
  }

  /**
   * Returns the next event, or null if the time runs out or the stream has ended without a failure.
   *
   * @throws RuntimeException the failure that ended the stream, after all events have been taken
   * @throws TransportException if the calling thread is interrupted; the stream continues
   */
  public @Nullable R take(Duration timeout) {
    return take(timeout.toNanos());
  }

  private @Nullable R take(long nanos) {
    try {
      return queue.take(nanos);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw transportException(
          "the thread was interrupted while it waited for an event. The stream continues.");
    }
  }

  /** Returns whether the stream has ended and all its events have been taken. */
  public boolean isExhausted() {
    return queue.isExhausted();
  }

  /** Returns the number of connections that were tried. */
  public long connections() {
    return connections.get();
  }

  /** Returns the number of events that were skipped because they could not be decoded. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Returns the number of events that were skipped as repeats. */
  public long repeated() {
    return repeated.get();
  }

  /** Ends the stream and drops the events that have not been taken. Idempotent. */
  @Override
  public void close() {
    closed = true;
    queue.close();
    EventConnection open = connection;
    if (open != null) {
      open.cancel();
    }
    CountDownLatch waiting = delay;
    if (waiting != null) {
      waiting.countDown();
    }
  }

  private TransportException transportException(String reason) {
    return new TransportException(operation.method(), operation.path(), reason, null);
  }
}
