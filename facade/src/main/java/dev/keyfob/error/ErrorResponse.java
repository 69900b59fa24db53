package dev.keyfob.error;

import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The parts of an error response from which an {@link ApiException} is created. Callers need it
 * only in tests, see {@link ApiException#of}.
 *
 * @param method the HTTP method
 * @param pathTemplate the path without values
 * @param status the HTTP status
 * @param requestId the {@code X-Request-Id} header; null if it does not look like an id
 * @param cloudflareRay the {@code Cf-Ray} header; null if it does not look like an id
 * @param retryAfter the delay that the server asks for, or null
 * @param errors the errors in the body, in its order; possibly empty
 * @param body the body as text, possibly empty
 * @param quotesServerText whether the exception's message quotes the first error's text
 * @since 0.1.0
 */
public record ErrorResponse(
    String method,
    String pathTemplate,
    int status,
    @Nullable String requestId,
    @Nullable String cloudflareRay,
    @Nullable Duration retryAfter,
    List<ApiError> errors,
    Secret<String> body,
    boolean quotesServerText) {

  /**
   * Creates a response whose text is not quoted in messages.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param status the HTTP status
   * @param requestId the {@code X-Request-Id} header, or null
   * @param cloudflareRay the {@code Cf-Ray} header, or null
   * @param retryAfter the delay that the server asks for, or null
   * @param errors the errors in the body
   * @param body the body as text
   */
  public ErrorResponse(
      String method,
      String pathTemplate,
      int status,
      @Nullable String requestId,
      @Nullable String cloudflareRay,
      @Nullable Duration retryAfter,
      List<ApiError> errors,
      Secret<String> body) {
    this(method, pathTemplate, status, requestId, cloudflareRay, retryAfter, errors, body, false);
  }

  /**
   * Checks and copies the components.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param status the HTTP status
   * @param requestId the {@code X-Request-Id} header, or null
   * @param cloudflareRay the {@code Cf-Ray} header, or null
   * @param retryAfter the delay that the server asks for, or null
   * @param errors the errors in the body
   * @param body the body as text
   * @param quotesServerText whether the exception's message quotes the first error's text
   */
  public ErrorResponse {
    Objects.requireNonNull(method, "method == null");
    Objects.requireNonNull(pathTemplate, "pathTemplate == null");
    requestId = SafeIds.orNull(requestId);
    cloudflareRay = SafeIds.orNull(cloudflareRay);
    errors = List.copyOf(errors);
    Objects.requireNonNull(body, "body == null");
  }
}
