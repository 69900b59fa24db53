package dev.keyfob.internal.events;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events between the thread that reads them and those that take them. Whoever puts waits for room,
 * so that nothing is read from the connection that nobody wants yet. Thread-safe.
 */
final class EventQueue<E> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<E> events = new ArrayDeque<>();
  private final int capacity;
  private boolean ended;
  private @Nullable RuntimeException failure;

  EventQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Waits for room; after the end it drops what it is given. */
  void put(E event) {
    lock.lock();
    try {
      while (!ended && events.size() >= capacity) {
        changed.awaitUninterruptibly();
      }
      if (!ended) {
        events.add(event);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next event, or null when none comes in time or ever again.
   *
   * @param nanos how long to wait
   * @throws RuntimeException the one that the events have ended with, once there are no more
   */
  @Nullable
  E take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (events.isEmpty() && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      E event = events.poll();
      if (event != null) {
        changed.signalAll();
      } else if (failure != null) {
        throw failure;
      }
      return event;
    } finally {
      lock.unlock();
    }
  }

  /**
   * No more will be put; what is there can still be taken. The first end is the one that counts.
   */
  void end(@Nullable RuntimeException failure) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        this.failure = failure;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody will take any more: whoever waits gets null. */
  void close() {
    lock.lock();
    try {
      ended = true;
      failure = null;
      events.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing to take, nor will there be. */
  boolean isExhausted() {
    lock.lock();
    try {
      return ended && events.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
