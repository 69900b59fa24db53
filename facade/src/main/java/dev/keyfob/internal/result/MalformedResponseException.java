package dev.keyfob.internal.result;

import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;

/** Says that a response is wrong or incomplete. Its message contains no value. */
public final class MalformedResponseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong, without any value
   */
  public MalformedResponseException(String message) {
    super(message);
  }

  /**
   * Returns a part of the response.
   *
   * @param place where the document has it, for the message
   * @throws MalformedResponseException if it is missing or empty text
   */
  public static <T> T require(T part, String place) {
    if (part == null || isEmptyText(part)) {
      throw new MalformedResponseException("the body has no " + place + ".");
    }
    return part;
  }

  /**
   * Checks that a response is about the credential that the request named: it may belong to another
   * request.
   *
   * @param id as the request has it
   * @param received as the response has it; null is accepted, since servers may leave it out
   * @throws MalformedResponseException if the ids differ
   */
  public static void requireSameId(String id, @Nullable String received) {
    if (received != null && !received.equals(id)) {
      throw new MalformedResponseException(
          "the body is about another credential than the request.");
    }
  }

  private static boolean isEmptyText(Object part) {
    return part instanceof Secret<?> secret
        && secret.reveal() instanceof String text
        && text.isEmpty();
  }
}
