package dev.keyfob.journal;

import dev.keyfob.internal.text.Preconditions;

/**
 * Says where a credential is issued. A client recovers only entries of its own scope.
 *
 * @param baseUrl the base URL of the API
 * @param account the caller's label for the account that the API key belongs to
 * @since 0.1.0
 */
public record IssuanceScope(String baseUrl, String account) {

  private static final int MAX_LENGTH = 200;

  /**
   * Creates a scope.
   *
   * @param baseUrl the base URL of the API
   * @param account the caller's label for the account that the API key belongs to
   * @throws IllegalArgumentException if an argument is blank or longer than 200 characters
   */
  public IssuanceScope {
    if (Preconditions.text("baseUrl", baseUrl).length() > MAX_LENGTH) {
      throw new IllegalArgumentException("baseUrl is longer than 200 characters");
    }
    if (Preconditions.text("account", account).length() > MAX_LENGTH) {
      throw new IllegalArgumentException("account is longer than 200 characters");
    }
  }
}
