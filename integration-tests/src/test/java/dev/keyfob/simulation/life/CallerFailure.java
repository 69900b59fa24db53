package dev.keyfob.simulation.life;

/** Thrown by code of the caller's: a listener or a supplier. */
public final class CallerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CallerFailure(String text) {
    super(text);
  }
}
