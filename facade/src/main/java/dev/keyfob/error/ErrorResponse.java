package dev.keyfob.error;

import dev.keyfob.internal.text.RequestId;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an {@link ApiException} is made from. Of use to callers only in tests of code that catches
 * such exceptions; see {@link ApiException#of}.
 *
 * @param method the HTTP method
 * @param pathTemplate the path with its parameters' names in place of their values
 * @param status the HTTP status
 * @param requestId the answer's {@code X-Request-Id}; null, as is any text that does not look like
 *     an id
 * @param cloudflareRay the answer's {@code Cf-Ray}; null, as is any text that does not look like an
 *     id
 * @param retryAfter how long the server asks to wait before the next request, or null where it does
 *     not say
 * @param errors the items of the body, in their order; empty where the body has none that can be
 *     made out
 * @param body the body as text, possibly empty
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
    Secret<String> body) {

  /**
   * Checks and copies.
   *
   * @param method the HTTP method
   * @param pathTemplate the path with its parameters' names in place of their values
   * @param status the HTTP status
   * @param requestId the answer's {@code X-Request-Id}; null, as is any text that does not look
   *     like an id
   * @param cloudflareRay Cloudflare's id of the request, or null
   * @param retryAfter how long the server asks to wait, or null
   * @param errors what the body names
   * @param body all of the body
   */
  public ErrorResponse {
    Objects.requireNonNull(method, "method == null");
    Objects.requireNonNull(pathTemplate, "pathTemplate == null");
    requestId = RequestId.orNull(requestId);
    cloudflareRay = RequestId.orNull(cloudflareRay);
    errors = List.copyOf(errors);
    Objects.requireNonNull(body, "body == null");
  }
}
