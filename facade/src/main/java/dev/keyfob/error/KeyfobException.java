package dev.keyfob.error;

import dev.keyfob.json.JsonView;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The root of Keyfob's exceptions. The subclasses tell what happened:
 *
 * <ul>
 *   <li>{@link ApiException}: the server responded with an error.
 *   <li>{@link TransportException}: there was no response, and no credential was issued. It is safe
 *       to call again.
 *   <li>{@link OutcomeUnknownException}: there was no usable response, and a credential may have
 *       been issued.
 *   <li>{@link DecodingException}: the server responded with success, but the body is unusable. The
 *       exception holds the body.
 *   <li>{@link DeliveryFailedException}: a sink failed to store or remove a credential.
 *   <li>{@link RevocationFailedException}: a credential could not be revoked, and may still work.
 *   <li>{@link IssuanceRevokedException}: a credential was issued and has been revoked. It is safe
 *       to issue another one.
 * </ul>
 *
 * <p>A message contains the HTTP method, path template, status, request id and what to do. It
 * contains no values, except the id of a credential that must be looked after. The same holds for
 * the messages of causes.
 *
 * <p>What the server sent is available from the subclasses' methods. It is left out when an
 * exception is serialized.
 *
 * @since 0.1.0
 */
public abstract sealed class KeyfobException extends RuntimeException implements JsonView
    permits ApiException,
        DecodingException,
        DeliveryFailedException,
        IssuanceRevokedException,
        RevocationFailedException,
        OutcomeUnknownException,
        TransportException {

  private static final long serialVersionUID = 1L;

  /** The HTTP method. */
  private final String method;

  /** The path template of the operation. */
  private final String pathTemplate;

  /** The request id of the response. */
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

  /** {@return the path of the operation without values: {@code /servers/{server_id}/…}} */
  public final String pathTemplate() {
    return pathTemplate;
  }

  /**
   * {@return the request id that the provider's support asks for ({@code X-Request-Id}), if the
   * response had one}
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * {@return the class, message, method, path template and request id} The cause is not part of it.
   */
  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "type",
        getClass().getSimpleName(),
        "message",
        getMessage(),
        "method",
        method,
        "pathTemplate",
        pathTemplate,
        "requestId",
        requestId);
  }
}
