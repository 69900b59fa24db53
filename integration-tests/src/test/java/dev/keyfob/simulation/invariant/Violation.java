package dev.keyfob.simulation.invariant;

/** Something that must hold after every life, and did not. */
public record Violation(String invariant, String detail) {
  @Override
  public String toString() {
    return invariant + ": " + detail;
  }
}
