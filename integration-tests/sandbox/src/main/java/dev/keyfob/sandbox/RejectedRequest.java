package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * Nothing is made, and an error or a redirect is the response.
 *
 * @param status the HTTP status
 * @param headers of the response
 * @param retryAfter seconds to wait, as the body says them, or null where it says nothing
 * @param body null for the provider's own shape of an error
 * @since 0.1.0
 */
public record RejectedRequest(
    int status, Map<String, String> headers, @Nullable Integer retryAfter, @Nullable String body)
    implements Fault {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param headers of the response
   * @param retryAfter seconds to wait, as the body says them, or null where it says nothing
   * @param body null for the provider's own shape of an error
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

  /** {@return 429 without a word on how long to wait} */
  public static RejectedRequest tooManyRequests() {
    return status(429);
  }

  /**
   * {@return 429 with the seconds to wait in the body, as Latitude.sh says them}
   *
   * @param seconds how long; 0 makes the client send again at once
   */
  public static RejectedRequest tooManyRequests(int seconds) {
    return new RejectedRequest(429, Map.of(), seconds, null);
  }

  /**
   * {@return 429 with a header that says how long to wait}
   *
   * @param header as {@code Retry-After} or {@code X-RateLimit-Reset}
   * @param value what it says
   */
  public static RejectedRequest tooManyRequests(String header, String value) {
    return new RejectedRequest(429, Map.of(header, value), null, null);
  }

  /**
   * {@return a proxy's page in place of the API's response}
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
   * @param location where to
   */
  public static RejectedRequest redirect(int status, String location) {
    return new RejectedRequest(status, Map.of("Location", location), null, "");
  }
}
