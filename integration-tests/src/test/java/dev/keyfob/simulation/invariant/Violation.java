package dev.keyfob.simulation.invariant;

/** An invariant that did not hold after a life. */
public record Violation(String invariant, String detail) {
  @Override
  public String toString() {
    return invariant + ": " + detail;
  }
}
