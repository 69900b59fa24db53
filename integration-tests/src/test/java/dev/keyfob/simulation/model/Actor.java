package dev.keyfob.simulation.model;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends requests or changes credentials: an operation of a caller, or another client. */
public final class Actor {

  private final String name;
  private final boolean colleague;
  private final Map<Integer, WireFault> faults;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private int requests;

  private Actor(String name, boolean colleague, Map<Integer, WireFault> faults) {
    this.name = name;
    this.colleague = colleague;
    this.faults = faults;
  }

  /**
   * Creates an operation of a caller.
   *
   * @param faults by the number of the operation's request, from 0
   */
  public static Actor operation(String name, Map<Integer, WireFault> faults) {
    return new Actor(name, false, faults);
  }

  /** Creates another client of the same account. */
  public static Actor colleague(String name) {
    return new Actor(name, true, Map.of());
  }

  /** Returns whether this is another client. */
  public boolean isColleague() {
    return colleague;
  }

  /** Adds a line that the library has logged during this operation. */
  public void logged(boolean warning, String line) {
    lines.add(line);
    if (warning) {
      warnings.add(line);
    }
  }

  /** Returns all lines that the library has logged. */
  public List<String> lines() {
    return lines;
  }

  /** Returns the warnings that the library has logged. */
  public List<String> warnings() {
    return warnings;
  }

  /** Counts a request, and returns the fault that it meets, or null. */
  @Nullable
  WireFault nextFault() {
    return faults.get(requests++);
  }

  @Override
  public String toString() {
    return name;
  }
}
