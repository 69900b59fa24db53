package dev.keyfob;

/** 409: what is asked for contradicts what exists. */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(ErrorAnswer answer) {
    super(answer, "the request contradicts what exists already. Read the present state, then decide.");
  }
}
