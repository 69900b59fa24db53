package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * 429: too many requests. The request was rejected or not sent, so it can be sent again after
 * {@link #retryAfter()}. An earlier attempt of an idempotent operation may have been applied if its
 * response was lost.
 *
 * <p>The client has retried already, as far as its settings allow. It does not wait longer than
 * {@code maxRetryDelay}, nor past {@code callTimeout}. A request that must not be repeated is not
 * started unless half of {@code callTimeout} (at most 30 s) is left for its response.
 *
 * <p>After a 429, the client and its copies throttle other calls with the same API key, until the
 * delay has passed:
 *
 * <ul>
 *   <li>Reads ({@code GET}) and all other requests are throttled separately, because the providers
 *       limit them separately.
 *   <li>Requests that revoke a credential are never throttled.
 *   <li>A call that cannot wait long enough fails with this exception without being sent; the
 *       message says so.
 *   <li>If the delay exceeds {@code maxRetryDelay}, one request is sent each time that {@code
 *       maxRetryDelay} has passed, to test whether it still holds.
 * </ul>
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitedException(ErrorResponse response) {
    super(response, advice(response));
  }

  private RateLimitedException(String message, ErrorResponse response) {
    super(message, response);
  }

  /**
   * Returns the exception for a request that was not sent. Keyfob and tests call it.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param wait the time until the request may be sent
   * @return the exception
   */
  public static RateLimitedException notSent(String method, String pathTemplate, Duration wait) {
    return new RateLimitedException(
        method
            + " "
            + pathTemplate
            + " was not sent: another call of this client got a 429. Wait "
            + seconds(wait)
            + " before you try again.",
        new ErrorResponse(method, pathTemplate, 429, null, null, wait, List.of(), Secret.of("")));
  }

  /**
   * Returns this exception with the settings that prevent a retry in its message. Keyfob and tests
   * call it.
   *
   * @param settings the names of the settings, with their values
   * @return the exception
   */
  public RateLimitedException notRetriedBecauseOf(List<String> settings) {
    RateLimitedException named =
        new RateLimitedException(
            getMessage()
                + " The client did not wait because of "
                + String.join(" and ", settings)
                + " on its builder.",
            new ErrorResponse(
                method(),
                pathTemplate(),
                status(),
                requestId().orElse(null),
                cloudflareRay().orElse(null),
                retryAfter().orElse(null),
                errors(),
                body()));
    named.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      named.addSuppressed(suppressed);
    }
    return named;
  }

  private static String advice(ErrorResponse response) {
    return Optional.ofNullable(response.retryAfter())
        .map(wait -> "too many requests. Wait " + seconds(wait) + " before you try again.")
        .orElse("too many requests. Wait before you try again.");
  }

  private static String seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds() + " s";
  }
}
