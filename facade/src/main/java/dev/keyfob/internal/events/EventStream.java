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
 * A stream of events that outlives its connections: read by a thread of its own, taken by whoever
 * asks. Thread-safe.
 *
 * @param <R> an event
 */
public final class EventStream<R> implements AutoCloseable {

  private static final long FIRST_BACKOFF_MILLIS = 500;
  private static final int MOST_DOUBLINGS = 20;
  private static final int LONGEST_LAST_EVENT_ID = 256;

  private final Operation operation;
  private final EventConnector connections;
  private final EventDecoder<?, R> reading;
  private final EventStreamOptions options;
  private final RetryPolicy retries;
  private final TimeSource timing;
  private final EventQueue<R> buffer;
  private final DuplicateFilter recent = new DuplicateFilter();
  private final AtomicLong connected = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private volatile boolean closed;
  private volatile @Nullable EventConnection connection;
  private volatile @Nullable CountDownLatch pause;

  // Of the reading thread alone.
  private @Nullable String lastEventId;
  private boolean idsGiven;
  private boolean received;
  private long retryMillis = -1;

  EventStream(
      Operation operation,
      EventConnector connections,
      EventDecoder<?, R> reading,
      EventStreamOptions options,
      RetryPolicy retries) {
    this.operation = operation;
    this.connections = connections;
    this.reading = reading;
    this.options = options;
    this.retries = retries;
    this.timing = retries.timing();
    this.buffer = new EventQueue<>(options.buffer());
  }

  /**
   * Starts reading on a thread of its own.
   *
   * @param atEnd run when nothing is under way any more
   */
  void start(Runnable atEnd) {
    Thread thread = new Thread(() -> run(atEnd), "keyfob-events");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable atEnd) {
    try {
      keepUp();
      buffer.end(null);
    } catch (RuntimeException failure) {
      buffer.end(failure);
    } catch (InterruptedException interrupted) {
      buffer.end(transportException("the thread that reads it was interrupted."));
    } finally {
      buffer.end(transportException("the thread that reads it has died."));
      atEnd.run();
    }
  }

  /**
   * Connects again and again. Returns when nobody wants more, and throws what makes it hopeless.
   */
  private void keepUp() throws InterruptedException {
    int failures = 0;
    long lastOpen = timing.nanoTime();
    while (!closed) {
      long start = timing.nanoTime();
      idsGiven = false;
      received = false;
      EventConnection next = connections.next(lastEventId, this::receive);
      AttemptResult<Void> outcome = run(next);
      EventLog.ended(next, connected.get(), timing.nanoTime() - start);
      if (outcome == null || closed) {
        return;
      }
      if (next.isOpened()) {
        lastOpen = timing.nanoTime();
        boolean worked = received || lastOpen - start >= options.longestBackoff().toNanos();
        failures = worked ? 0 : failures;
      }
      long wait = waitAfter(failures++, next, outcome);
      if (!outcome.again() || isHopeless(lastOpen, wait)) {
        throw outcome.failure();
      }
      pause(wait);
    }
  }

  private @Nullable AttemptResult<Void> run(EventConnection next) {
    connection = next;
    if (closed) { // between the look at the loop's head and now
      return null;
    }
    connected.incrementAndGet();
    return next.run();
  }

  /**
   * Exponential backoff with full jitter; what the server asks for is the least, or what a silence
   * asks for.
   */
  private long waitAfter(int failures, EventConnection last, AttemptResult<Void> outcome) {
    long longest = options.longestBackoff().toMillis();
    long backoff = Math.min(longest, FIRST_BACKOFF_MILLIS << Math.min(failures, MOST_DOUBLINGS));
    if (last.retryMillis()
        >= 0) { // WHATWG, HTML, 9.2.3: it holds until the server says something else
      retryMillis = last.retryMillis();
    }
    // Held back by what another call was told, it looks again: that may not last as long as it
    // seemed.
    long least =
        outcome.held() ? Math.min(longest, outcome.hintMillis()) : retries.leastWait(outcome);
    long asked = Math.max(least, Math.min(longest, retryMillis));
    return Math.max(asked, timing.random(backoff));
  }

  private boolean isHopeless(long lastOpen, long waitMillis) {
    Duration without = Duration.ofNanos(timing.nanoTime() - lastOpen).plusMillis(waitMillis);
    return !options.giveUpAfter().isZero() && without.compareTo(options.giveUpAfter()) > 0;
  }

  private void pause(long millis) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    pause = over;
    if (!closed) {
      timing.later(millis, over::countDown);
      over.await();
    }
  }

  private void receive(@Nullable String id, String data) {
    received = true;
    if (!data.isBlank()) { // else a sign of life
      receive(reading.read(data));
    }
    idsGiven |= id != null;
    if (idsGiven) { // none at all is no word about the one before
      lastEventId = id != null && canBeSent(id) ? id : null;
    }
  }

  private void receive(@Nullable R event) {
    Object identity = event == null ? null : reading.identity().apply(event);
    if (event == null) {
      EventLog.unreadable(connection, unreadable.incrementAndGet());
    } else if (identity != null && !recent.isNew(identity)) {
      repeated.incrementAndGet();
    } else {
      buffer.put(event);
    }
  }

  private static boolean canBeSent(String id) {
    return id.length() <= LONGEST_LAST_EVENT_ID && id.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /**
   * The next event, however long it takes, or null when there will be none. See {@link
   * #take(Duration)}.
   */
  public @Nullable R take() {
    R event = null;
    while (event == null && !buffer.isExhausted()) {
      event = take(Long.MAX_VALUE);
    }
    return event == null
        ? take(0)
        : event; // once more, for the failure that it may have ended with
  }

  /**
   * The next event, or null when none comes in time or ever again.
   *
   * @throws RuntimeException what it ended with, when all events before have been taken
   * @throws TransportException when this thread is interrupted; the stream goes on
   */
  public @Nullable R take(Duration longest) {
    return take(longest.toNanos());
  }

  private @Nullable R take(long nanos) {
    try {
      return buffer.take(nanos);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw transportException(
          "the thread was interrupted while it waited for an event; the stream itself goes on.");
    }
  }

  /** Whether there is nothing to take, nor will there be. */
  public boolean isExhausted() {
    return buffer.isExhausted();
  }

  /** How often it has connected, or tried to. */
  public long connected() {
    return connected.get();
  }

  /** How many events were left out because nobody could read them. */
  public long unreadable() {
    return unreadable.get();
  }

  /** How many events were left out because they had come before. */
  public long repeated() {
    return repeated.get();
  }

  /** Ends it at once, with what has not been taken. From any thread; twice does no harm. */
  @Override
  public void close() {
    closed = true;
    buffer.close();
    EventConnection open = connection;
    if (open != null) {
      open.cancel();
    }
    CountDownLatch waiting = pause;
    if (waiting != null) {
      waiting.countDown();
    }
  }

  private TransportException transportException(String reason) {
    return new TransportException(operation.method(), operation.path(), reason, null);
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "EventStream";
  }
}
