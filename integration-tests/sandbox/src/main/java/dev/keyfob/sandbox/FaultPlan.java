package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to go wrong, in order; a fault is used up by the request that meets it. Thread-safe. */
final class FaultPlan {

  private final Deque<Fault> whatever = new ArrayDeque<>();
  private final Map<String, Deque<Fault>> byOperation = new HashMap<>();

  synchronized void add(Fault... faults) {
    whatever.addAll(List.of(faults));
  }

  synchronized void add(String operationId, Fault... faults) {
    if (List.of(faults).stream().anyMatch(FaultPlan::isMetUnread)) {
      throw new IllegalArgumentException(
          "a request that has not been read is no operation's: use next(Fault...)");
    }
    byOperation.computeIfAbsent(operationId, id -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /** The fault for this request, used up by that, or null. */
  synchronized @Nullable Fault take(String operationId) {
    Deque<Fault> own = byOperation.get(operationId);
    if (own != null && !own.isEmpty()) {
      return own.poll();
    }
    return whatever.peek() == ConnectionCut.BEFORE_READING ? null : whatever.poll();
  }

  /** Whether the next request is not to be read; used up by that. */
  synchronized boolean takeUnread() {
    if (whatever.peek() != ConnectionCut.BEFORE_READING) {
      return false;
    }
    whatever.poll();
    return true;
  }

  /** How the next stream is to be reset, or null; used up by {@link #take}. */
  synchronized @Nullable StreamReset peekReset() {
    return whatever.peek() instanceof StreamReset reset ? reset : null;
  }

  /** The server has to know of it by then. */
  private static boolean isMetUnread(Fault fault) {
    return fault == ConnectionCut.BEFORE_READING || fault instanceof StreamReset;
  }

  synchronized void clear() {
    whatever.clear();
    byOperation.clear();
  }
}
