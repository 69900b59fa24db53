package dev.keyfob.simulation.life;

/** The exception that a simulated caller's listener or supplier throws. */
public final class CallerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CallerFailure(String text) {
    super(text);
  }
}
