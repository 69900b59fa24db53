package dev.keyfob.demo;

import java.util.List;
import java.util.function.Supplier;

/**
 * One step of the demo.
 *
 * @param title the title to print
 * @param creates the resource that the step creates and leaves to the end of the run; empty if none
 * @param stays whether the API cannot delete that resource
 * @param missing the system properties that the step needs and that are not set
 * @param action runs the step and returns the result to print
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
