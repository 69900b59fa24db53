package dev.keyfob.error;

import dev.keyfob.ClientBuilder;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * 429: too many requests. The request was refused, or not even sent, so nothing came of it and it
 * may be sent again after {@link #retryAfter()}. Of what changes nothing when repeated an earlier
 * attempt, which got no answer, may have been carried out. The client has done so by itself as
 * often as it is allowed to, unless the server asks for a longer wait than {@link
 * ClientBuilder#maxRetryDelay} or what is left of {@link ClientBuilder#callTimeout} permits: what
 * makes a credential, or acts once more each time, keeps half of {@code callTimeout}, 30 s at most,
 * for its answer.
 *
 * <p>The providers limit a key's reads ({@code GET}) and everything else apart. When the server has
 * told one call how long to wait, all other calls of that kind, of that client and of its copies
 * ({@code with}), wait until then before they are sent; not what removes a credential, or takes
 * back what a sink failed to take, which is sent all the same. It ends with the key: when the
 * supplier gives another, nobody waits. A call that may not wait so long fails with this at once,
 * and is not sent; its message says so. When the server wants no request for longer than {@code
 * maxRetryDelay}, one is sent each time that much has passed, to find out if that still holds.
 *
 * @since 0.1.0
 */
public final class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitedException(ErrorResponse answer) {
    super(answer, advice(answer));
  }

  private RateLimitedException(String message, ErrorResponse answer) {
    super(message, answer);
  }

  /**
   * {@return one of a request that was not sent} For Keyfob itself, and for tests of code that
   * catches it.
   *
   * @param method of the operation
   * @param pathTemplate the operation's path, without any value
   * @param wait how long it is until it may be sent
   */
  public static RateLimitedException notSent(String method, String pathTemplate, Duration wait) {
    return new RateLimitedException(
        method
            + " "
            + pathTemplate
            + " was not sent: the server has answered 429 to another call of this client. Wait "
            + seconds(wait)
            + " before the next.",
        new ErrorResponse(method, pathTemplate, 429, null, null, wait, List.of(), Secret.of("")));
  }

  private static String advice(ErrorResponse answer) {
    return Optional.ofNullable(answer.retryAfter())
        .map(
            wait ->
                "too many requests. The server asks to wait " + seconds(wait) + " before the next.")
        .orElse("too many requests. Wait before the next.");
  }

  private static String seconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds() + " s";
  }
}
