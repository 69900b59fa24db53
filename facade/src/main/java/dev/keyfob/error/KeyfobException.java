package dev.keyfob.error;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation did not give what it promises. The subclasses say why:
 *
 * <ul>
 *   <li>{@link ApiException}: the server answered with an error.
 *   <li>{@link TransportException}: no answer, and nothing has been made on the server; a change or
 *       a removal may have happened, and may be repeated.
 *   <li>{@link OutcomeUnknownException}: no usable answer, and a credential may exist that nobody
 *       holds.
 *   <li>{@link DecodingException}: the server said yes, with a body that could not be read; the
 *       body is here.
 *   <li>{@link DeliveryFailedException}: a credential was made, and the sink that it was for
 *       failed.
 *   <li>{@link RevocationFailedException}: a credential that was to be removed may still work.
 * </ul>
 *
 * <p>A message holds the HTTP method, the path template, the status, the request id and what to do.
 * It never holds a value that was sent or received, but for the ids of credentials that somebody
 * has to look after, nor has it a cause whose message does. What the server sent is reachable by
 * name from the subclasses, and is left out when an exception is serialized.
 *
 * @since 0.1.0
 */
public abstract sealed class KeyfobException extends RuntimeException
    permits ApiException,
        DecodingException,
        DeliveryFailedException,
        RevocationFailedException,
        OutcomeUnknownException,
        TransportException {

  private static final long serialVersionUID = 1L;

  /** The HTTP method. */
  private final String method;

  /** Without values. */
  private final String pathTemplate;

  /** {@code X-Request-Id}, or null. */
  private final @Nullable String requestId;

  KeyfobException(
      String message,
      String method,
      String pathTemplate,
      @Nullable String requestId,
      @Nullable Throwable cause) {
    super(message, cause);
    this.method = Objects.requireNonNull(method, "method == null");
    this.pathTemplate = Objects.requireNonNull(pathTemplate, "pathTemplate == null");
    this.requestId = requestId;
  }

  /** {@return the HTTP method of the operation} */
  public final String method() {
    return method;
  }

  /**
   * {@return the path of the operation as its document writes it, without any value: {@code
   * /servers/{server_id}/…}}
   */
  public final String pathTemplate() {
    return pathTemplate;
  }

  /**
   * {@return what the provider's support asks for, where an answer came and held one ({@code
   * X-Request-Id})}
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}
