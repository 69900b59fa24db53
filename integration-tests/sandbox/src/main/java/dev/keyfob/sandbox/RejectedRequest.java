package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * A fault that responds with an error or a redirect; nothing is created.
 *
 * @param status the HTTP status
 * @param headers the headers of the response
 * @param retryAfter seconds to wait, as the body states them; null to leave them out
 * @param body the body; null for an error in the provider's own shape
 * @since 0.1.0
 */
public record RejectedRequest(
    int status, Map<String, String> headers, @Nullable Integer retryAfter, @Nullable String body)
    implements Fault {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param headers the headers of the response
   * @param retryAfter seconds to wait, as the body states them; null to leave them out
   * @param body the body; null for an error in the provider's own shape
   */
  public RejectedRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * {@return an error in the provider's own shape}
   *
   * @param status the HTTP status
   */
  public static RejectedRequest status(int status) {
    return new RejectedRequest(status, Map.of(), null, null);
  }

  /** {@return a 429 that states no time to wait} */
  public static RejectedRequest tooManyRequests() {
    return status(429);
  }

  /**
   * {@return a 429 that states the seconds to wait in the body, as Latitude.sh does}
   *
   * @param seconds seconds to wait; with 0 the client retries at once
   */
  public static RejectedRequest tooManyRequests(int seconds) {
    return new RejectedRequest(429, Map.of(), seconds, null);
  }

  /**
   * {@return a 429 with a header that states the time to wait}
   *
   * @param header a header such as {@code Retry-After} or {@code X-RateLimit-Reset}
   * @param value its value
   */
  public static RejectedRequest tooManyRequests(String header, String value) {
    return new RejectedRequest(429, Map.of(header, value), null, null);
  }

  /**
   * {@return an HTML page, as a proxy sends it in place of the API's response}
   *
   * @param status the HTTP status
   */
  public static RejectedRequest page(int status) {
    return new RejectedRequest(
        status, Map.of("Content-Type", "text/html"), null, MalformedResponse.PAGE);
  }

  /**
   * {@return a redirect}
   *
   * @param status the HTTP status
   * @param location the target
   */
  public static RejectedRequest redirect(int status, String location) {
    return new RejectedRequest(status, Map.of("Location", location), null, "");
  }
}
