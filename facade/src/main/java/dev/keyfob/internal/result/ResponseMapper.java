package dev.keyfob.internal.result;

import dev.keyfob.internal.attempt.BufferedResponse;
import jakarta.annotation.Nullable;

/**
 * Creates a result from a successful response.
 *
 * @param <T> the type that the generated client decodes
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ResponseMapper<T, R> {

  /**
   * Returns the result.
   *
   * @param response the response as it was received
   * @param body the decoded body; null if there is none
   * @throws MalformedResponseException if a required part is missing
   */
  R map(BufferedResponse response, @Nullable T body);
}
