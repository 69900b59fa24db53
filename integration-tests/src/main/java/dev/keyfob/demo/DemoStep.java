package dev.keyfob.demo;

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
record DemoStep(
    String title, String creates, boolean stays, List<String> missing, Supplier<?> action) {

  static DemoStep of(String title, Supplier<?> action) {
    return new DemoStep(title, "", false, List.of(), action);
  }

  boolean isPossible() {
    return missing.isEmpty();
  }
}
