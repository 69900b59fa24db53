package dev.keyfob.tour;

import java.util.List;
import java.util.function.Supplier;

/**
 * One step of a walk.
 *
 * @param title what is done
 * @param leaves what stays behind on the server, to be removed by hand; empty for nothing
 * @param missing the system properties that would have to be set first
 * @param action does it, and gives what to print
 */
record Step(String title, String leaves, List<String> missing, Supplier<?> action) {

  static Step of(String title, Supplier<?> action) {
    return new Step(title, "", List.of(), action);
  }

  boolean isPossible() {
    return missing.isEmpty();
  }
}
