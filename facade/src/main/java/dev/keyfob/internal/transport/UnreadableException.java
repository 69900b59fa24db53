package dev.keyfob.internal.transport;

import dev.keyfob.secret.Secret;

/** An answer lacks what it was asked for. The message is ours, and names the place without any value. */
public final class UnreadableException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private UnreadableException(String message) {
    super(message);
  }

  /** What the answer promises, if it is there. */
  public static <T> T require(T part, String place) {
    if (part == null || isEmptyText(part)) {
      throw new UnreadableException("the body has no " + place + ".");
    }
    return part;
  }

  private static boolean isEmptyText(Object part) {
    return part instanceof Secret<?> secret
        && secret.reveal() instanceof String text
        && text.isEmpty();
  }
}
