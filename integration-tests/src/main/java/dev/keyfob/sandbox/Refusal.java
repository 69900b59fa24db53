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
 */
public record Refusal(int status, Map<String, String> headers, @Nullable Integer retryAfter, @Nullable String body)
    implements Fault {

  /** Copies. */
  public Refusal {
    headers = Map.copyOf(headers);
  }

  /** An error in the provider's own shape. */
  public static Refusal status(int status) {
    return new Refusal(status, Map.of(), null, null);
  }

  /** 429 without a word on how long to wait. */
  public static Refusal tooMany() {
    return status(429);
  }

  /** 429 with the seconds to wait in the body, as Latitude.sh says them. */
  public static Refusal tooManyFor(int seconds) {
    return new Refusal(429, Map.of(), seconds, null);
  }

  /** 429 with a header that says how long to wait, as {@code Retry-After} or {@code X-RateLimit-Reset}. */
  public static Refusal tooManyFor(String header, String value) {
    return new Refusal(429, Map.of(header, value), null, null);
  }

  /** A proxy's page in place of the API's answer. */
  public static Refusal page(int status) {
    return new Refusal(status, Map.of("Content-Type", "text/html"), null, Surprise.PAGE);
  }

  /** A redirect. */
  public static Refusal redirect(int status, String location) {
    return new Refusal(status, Map.of("Location", location), null, "");
  }
}
