package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults that are still to be applied, in order. Each is applied to one request. Thread-safe.
 */
final class FaultPlan {

  private final Deque<Fault> anyOperation = new ArrayDeque<>();
  private final Map<String, Deque<Fault>> byOperation = new HashMap<>();

  synchronized void add(Fault... faults) {
    anyOperation.addAll(List.of(faults));
  }

  synchronized void add(String operationId, Fault... faults) {
    if (List.of(faults).stream().anyMatch(FaultPlan::appliesUnread)) {
      throw new IllegalArgumentException(
          "the fault applies before the operation is known: use next(Fault...)");
    }
    byOperation.computeIfAbsent(operationId, id -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** Removes and returns the fault for a request, or null. */
  synchronized @Nullable Fault take(String operationId) {
    Deque<Fault> own = byOperation.get(operationId);
    if (own != null && !own.isEmpty()) {
      return own.poll();
    }
    return anyOperation.peek() == ConnectionCut.BEFORE_READING ? null : anyOperation.poll();
  }

  /** Removes a {@link ConnectionCut#BEFORE_READING} that is next; returns whether there was one. */
  synchronized boolean takeUnread() {
    if (anyOperation.peek() != ConnectionCut.BEFORE_READING) {
      return false;
    }
    anyOperation.poll();
    return true;
  }

  /** Returns the reset that is next, or null. {@link #take} removes it. */
  synchronized @Nullable StreamReset peekReset() {
    return anyOperation.peek() instanceof StreamReset reset ? reset : null;
  }

  /** Returns whether the server needs the fault before it has read the request. */
  private static boolean appliesUnread(Fault fault) {
    return fault == ConnectionCut.BEFORE_READING || fault instanceof StreamReset;
  }

  synchronized void clear() {
    anyOperation.clear();
    byOperation.clear();
  }
}
