package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * Nothing is made, and an error or a redirect is the answer.
 *
 * @param status the HTTP status
 * @param headers of the answer
 * @param retryAfter seconds to wait, as the body says them, or null where it says nothing
 * @param body null for the provider's own shape of an error
 * @since 0.1.0
 */
public record Refusal(
    int status, Map<String, String> headers, @Nullable Integer retryAfter, @Nullable String body)
    implements Fault {

  /**
   * Copies the headers.
   *
   * @param status the HTTP status
   * @param headers of the answer
   * @param retryAfter seconds to wait, as the body says them, or null where it says nothing
   * @param body null for the provider's own shape of an error
   */
  public Refusal {
    headers = Map.copyOf(headers);
  }

  /**
   * {@return an error in the provider's own shape}
   *
   * @param status the HTTP status
   */
  public static Refusal status(int status) {
    return new Refusal(status, Map.of(), null, null);
  }

  /** {@return 429 without a word on how long to wait} */
  public static Refusal tooMany() {
    return status(429);
  }

  /**
   * {@return 429 with the seconds to wait in the body, as Latitude.sh says them}
   *
   * @param seconds how long; 0 makes the client send again at once
   */
  public static Refusal tooManyFor(int seconds) {
    return new Refusal(429, Map.of(), seconds, null);
  }

  /**
   * {@return 429 with a header that says how long to wait}
   *
   * @param header as {@code Retry-After} or {@code X-RateLimit-Reset}
   * @param value what it says
   */
  public static Refusal tooManyFor(String header, String value) {
    return new Refusal(429, Map.of(header, value), null, null);
  }

  /**
   * {@return a proxy's page in place of the API's answer}
   *
   * @param status the HTTP status
   */
  public static Refusal page(int status) {
    return new Refusal(status, Map.of("Content-Type", "text/html"), null, Surprise.PAGE);
  }

  /**
   * {@return a redirect}
   *
   * @param status the HTTP status
   * @param location where to
   */
  public static Refusal redirect(int status, String location) {
    return new Refusal(status, Map.of("Location", location), null, "");
  }
}
