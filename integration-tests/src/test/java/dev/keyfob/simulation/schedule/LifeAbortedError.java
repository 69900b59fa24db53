package dev.keyfob.simulation.schedule;

/** Ends the threads of a life that cannot go on. */
public final class LifeAbortedError extends Error {

  private static final long serialVersionUID = 1L;

  LifeAbortedError(String reason) {
    super(reason, null, false, false);
  }
}
