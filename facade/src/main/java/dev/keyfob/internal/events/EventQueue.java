package dev.keyfob.internal.events;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue of events between the thread that reads them and the callers that take them. A
 * full queue blocks the reader, so that the connection's flow control reaches the server.
 * Thread-safe.
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

  /**
   * Adds an event, waiting while the queue is full. If the queue has ended, the event is dropped.
   */
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
   * Removes and returns the next event, or null if the time runs out or the queue has ended.
   *
   * @param nanos maximum time to wait
   * @throws RuntimeException the failure that the queue ended with, once it is empty
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
   * Accepts no further events. Ends the queue. The events in it can still be taken. Further calls
   * have no effect.
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

  /** Drops all events and the failure, and wakes all waiting threads. */
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

  /** Returns whether the queue has ended and is empty. */
  boolean isExhausted() {
    lock.lock();
    try {
      return ended && events.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
