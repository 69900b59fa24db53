package dev.keyfob.internal.result;

import dev.keyfob.secret.Secret;

/**
 * An answer lacks what it was asked for, or cannot be right. The message is ours, and has no value
 * in it.
 */
public final class MalformedResponseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer that cannot be right.
   *
   * @param message what is wrong, without any value
   */
  public MalformedResponseException(String message) {
    super(message);
  }

  /** What the answer promises, if it is there. */
  public static <T> T require(T part, String place) {
    if (part == null || isEmptyText(part)) {
      throw new MalformedResponseException("the body has no " + place + ".");
    }
    return part;
  }

  private static boolean isEmptyText(Object part) {
    return part instanceof Secret<?> secret
        && secret.reveal() instanceof String text
        && text.isEmpty();
  }
}
