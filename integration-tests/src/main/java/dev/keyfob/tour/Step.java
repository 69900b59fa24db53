package dev.keyfob.tour;

import java.util.List;
import java.util.function.Supplier;

/**
 * One step of a walk.
 *
 * @param title what is done
 * @param creates what is made on the server; empty for nothing, and for what the walk itself
 *     removes
 * @param stays whether that stays behind, to be removed by hand
 * @param missing the system properties that would have to be set first
 * @param action does it, and gives what to print
 */
record Step(String title, String creates, boolean stays, List<String> missing, Supplier<?> action) {

  static Step of(String title, Supplier<?> action) {
    return new Step(title, "", false, List.of(), action);
  }

  boolean isPossible() {
    return missing.isEmpty();
  }
}
