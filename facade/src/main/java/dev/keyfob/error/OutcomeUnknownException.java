package dev.keyfob.error;

import dev.keyfob.internal.text.RequestId;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/**
 * A request that creates or replaces a credential, or does something else that must not happen
 * twice, has left, and no usable answer came: the connection was lost, time ran out, or the server
 * answered 408, 5xx, or with a redirect that may follow a success (303 and all others but 307 and
 * 308, which ask for the same request elsewhere: RFC 9110, 15.4). It may have been carried out, so
 * it has not been sent again. The message says how to find out.
 *
 * <p>The cause is an {@link ApiException} when there was an answer with a status.
 *
 * @since 0.1.0
 */
public final class OutcomeUnknownException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Secret<String> received;

  /** Their ids; a List is no field for javac's serial check. */
  private final String[] candidates;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation
   * @param pathTemplate the operation's path, without any value
   * @param requestId the answer's, where its head arrived
   * @param reason what happened and how to find out what came of it, without any value
   * @param received what has arrived of the answer's body, or null where nothing has
   * @param cause an exception whose message, and that of its causes, holds no value either
   */
  public OutcomeUnknownException(
      String method,
      String pathTemplate,
      @Nullable String requestId,
      String reason,
      @Nullable Secret<String> received,
      @Nullable Throwable cause) {
    this(method, pathTemplate, requestId, reason, received, cause, List.of());
  }

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation
   * @param pathTemplate the operation's path, without any value
   * @param requestId the answer's, where its head arrived
   * @param reason what happened and how to find out what came of it, without any value
   * @param received what has arrived of the answer's body, or null where nothing has
   * @param cause an exception whose message, and that of its causes, holds no value either
   * @param candidates ids of what the operation may have made
   */
  public OutcomeUnknownException(
      String method,
      String pathTemplate,
      @Nullable String requestId,
      String reason,
      @Nullable Secret<String> received,
      @Nullable Throwable cause,
      List<String> candidates) {
    super(
        method
            + " "
            + pathTemplate
            + " may have been carried out (request id "
            + RequestId.forMessage(requestId)
            + "): "
            + reason,
        method,
        pathTemplate,
        RequestId.orNull(requestId),
        cause);
    this.received = received;
    this.candidates = candidates.toArray(new String[0]);
  }

  /**
   * {@return what has arrived of the answer's body before it broke off: the credential may be in
   * it} Text as that of {@link DecodingException#body()}. Nothing where nothing arrived, or after
   * the exception has been serialized.
   */
  public Optional<Secret<String>> received() {
    return Optional.ofNullable(received);
  }

  /**
   * {@return the ids of what the operation may have made, where somebody has looked ({@code
   * createOrRecover})} Empty where nobody has, or nothing was found.
   */
  public List<String> candidates() {
    return List.of(candidates);
  }
}
