package dev.keyfob.error;

import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server responded with an error status. Each status that programs branch on has a subclass;
 * {@link UnexpectedStatusException} covers the others.
 *
 * <p>If the operation issues a credential, this exception means that none was issued. If the status
 * leaves that open (408, 5xx, and redirects except 307 and 308), it is the cause of an {@link
 * OutcomeUnknownException} instead.
 *
 * <p>The server's own text is in {@link #errors()} and {@link #detail()}. The message has it only
 * if {@code showServerText()} on the client's builder asks for it.
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

  /** The id that Cloudflare gave the request. */
  private final @Nullable String cloudflareRay;

  /** How long the server asks to wait. */
  private final @Nullable Duration retryAfter;

  private final transient List<ApiError> errors;
  private final transient Secret<String> body;

  ApiException(ErrorResponse response, String advice) {
    this(message(response, advice), response);
  }

  ApiException(String message, ErrorResponse response) {
    super(message, response.method(), response.pathTemplate(), response.requestId(), null);
    this.status = response.status();
    this.cloudflareRay = response.cloudflareRay();
    this.retryAfter = response.retryAfter();
    this.errors = response.errors();
    this.body = response.body();
  }

  /**
   * Returns the exception for an error response, chosen by its status. Keyfob and tests call it.
   *
   * @param response the error response
   * @return the exception
   */
  public static ApiException of(ErrorResponse response) {
    return switch (response.status()) {
      case 400 -> new BadRequestException(response);
      case 401 -> new UnauthorizedException(response);
      case 403 -> new ForbiddenException(response);
      case 404 -> new NotFoundException(response);
      case 406 -> new NotAcceptableException(response);
      case 409 -> new ConflictException(response);
      case 422 -> new UnprocessableEntityException(response);
      case 423 -> new LockedException(response);
      case 429 -> new RateLimitedException(response);
      default ->
          response.status() >= 500
              ? new ServerErrorException(response)
              : new UnexpectedStatusException(response);
    };
  }

  private static String message(ErrorResponse response, String advice) {
    return response.method()
        + " "
        + response.pathTemplate()
        + " failed with status "
        + response.status()
        + " (request id "
        + SafeIds.requestId(response.requestId())
        + "): "
        + advice
        + quoted(response);
  }

  private static String quoted(ErrorResponse response) {
    return !response.quotesServerText()
        ? ""
        : response.errors().stream()
            .flatMap(error -> error.text().stream())
            .findFirst()
            .map(text -> " The server says: " + text)
            .orElse("");
  }

  /** {@return the HTTP status} */
  public final int status() {
    return status;
  }

  /** {@return the errors in the body; empty if it has none or is not JSON} */
  public final List<ApiError> errors() {
    return errors == null ? List.of() : errors;
  }

  /**
   * {@return the text of the first error that has one} It is the server's text, and may repeat what
   * was sent.
   */
  public final Optional<String> detail() {
    return errors().stream().flatMap(error -> error.text().stream()).findFirst();
  }

  /** {@return the delay that the server asks for before the next request, if any} */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * {@return Cloudflare's request id ({@code Cf-Ray}), which helps if the request never reached the
   * provider's server}
   */
  public final Optional<String> cloudflareRay() {
    return Optional.ofNullable(cloudflareRay);
  }

  /**
   * {@return the response body; empty if there was none} Of a body that is longer than {@code
   * maxResponseBytes}, it holds one byte more than that. It is decoded as in {@link
   * DecodingException#body()}.
   */
  public final Secret<String> body() {
    return body == null ? Secret.of("") : body;
  }

  /** {@return as of any exception of this library, and the status, errors and retry delay} */
  @Override
  public Map<String, Object> jsonView() {
    Map<String, Object> properties = new LinkedHashMap<>(super.jsonView());
    properties.put("status", status);
    properties.put("errors", errors().stream().map(ApiError::jsonView).toList());
    retryAfter().ifPresent(delay -> properties.put("retryAfter", delay.toString()));
    return Collections.unmodifiableMap(properties);
  }
}
