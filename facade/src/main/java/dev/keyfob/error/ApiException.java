package dev.keyfob.error;

import dev.keyfob.internal.text.RequestId;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server answered with an error. There is one subclass for each status that programs branch on;
 * {@link UnexpectedStatusException} is for the rest.
 *
 * <p>Whatever asks for a credential ({@code issues}, {@code reissues}) has made none when this is
 * thrown by itself. Where the status leaves that open (408, 5xx, and redirects other than 307 and
 * 308) it comes as the cause of an {@link OutcomeUnknownException} instead.
 *
 * <p>The server's own words are in {@link #errors()} and {@link #detail()}, never in the message.
 *
 * @since 0.1.0
 */
public abstract sealed class ApiException extends KeyfobException
    permits BadRequestException,
        ConflictException,
        ForbiddenException,
        LockedException,
        NotAcceptableException,
        NotFoundException,
        UnexpectedStatusException,
        RateLimitedException,
        ServerErrorException,
        UnauthorizedException,
        UnprocessableEntityException {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** {@code Cf-Ray}, or null. */
  private final @Nullable String cloudflareRay;

  /** How long the server asks to wait, or null. */
  private final @Nullable Duration retryAfter;

  private final transient List<ApiError> errors;
  private final transient Secret<String> body;

  ApiException(ErrorResponse answer, String advice) {
    this(message(answer, advice), answer);
  }

  ApiException(String message, ErrorResponse answer) {
    super(message, answer.method(), answer.pathTemplate(), answer.requestId(), null);
    this.status = answer.status();
    this.cloudflareRay = answer.cloudflareRay();
    this.retryAfter = answer.retryAfter();
    this.errors = answer.errors();
    this.body = answer.body();
  }

  /**
   * {@return the exception for an answer, chosen by its status} For Keyfob itself, and for tests of
   * code that catches it.
   *
   * @param answer what the server said
   */
  public static ApiException of(ErrorResponse answer) {
    return switch (answer.status()) {
      case 400 -> new BadRequestException(answer);
      case 401 -> new UnauthorizedException(answer);
      case 403 -> new ForbiddenException(answer);
      case 404 -> new NotFoundException(answer);
      case 406 -> new NotAcceptableException(answer);
      case 409 -> new ConflictException(answer);
      case 422 -> new UnprocessableEntityException(answer);
      case 423 -> new LockedException(answer);
      case 429 -> new RateLimitedException(answer);
      default ->
          answer.status() >= 500
              ? new ServerErrorException(answer)
              : new UnexpectedStatusException(answer);
    };
  }

  private static String message(ErrorResponse answer, String advice) {
    return answer.method()
        + " "
        + answer.pathTemplate()
        + " was answered "
        + answer.status()
        + " (request id "
        + RequestId.forMessage(answer.requestId())
        + "): "
        + advice;
  }

  /** {@return the HTTP status} */
  public final int status() {
    return status;
  }

  /**
   * {@return the errors that the body names, in its order; empty where it names none, or is no
   * JSON}
   */
  public final List<ApiError> errors() {
    return errors == null ? List.of() : errors;
  }

  /**
   * {@return the best text of the first error that has one} It is the server's, and may repeat what
   * was sent.
   */
  public final Optional<String> detail() {
    return errors().stream().flatMap(error -> error.text().stream()).findFirst();
  }

  /** {@return how long the server asks to wait before the next request, where it says so} */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * {@return Cloudflare's id of the request ({@code Cf-Ray}), for answers that never reached the
   * provider's own server}
   */
  public final Optional<String> cloudflareRay() {
    return Optional.ofNullable(cloudflareRay);
  }

  /**
   * {@return the whole body, empty where there was none; cut at the client's limit for answers}
   * Text as that of {@link DecodingException#body()}.
   */
  public final Secret<String> body() {
    return body == null ? Secret.of("") : body;
  }
}
