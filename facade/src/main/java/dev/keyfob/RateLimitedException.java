package dev.keyfob;

import java.util.Optional;

/**
 * 429: too many requests. The request was refused, so nothing came of it and it may be sent again after
 * {@link #retryAfter()}. The client has done so by itself as often as it is allowed to, unless the server asks for a
 * longer wait than {@link ClientBuilder#longestWait} permits.
 */
public final class RateLimitedException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitedException(ErrorAnswer answer) {
    super(answer, advice(answer));
  }

  private static String advice(ErrorAnswer answer) {
    return Optional.ofNullable(answer.retryAfter())
        .map(wait -> "too many requests. The server asks to wait " + wait.toSeconds() + " s before the next.")
        .orElse("too many requests. Wait before the next.");
  }
}
