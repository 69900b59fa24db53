package dev.keyfob.journal;

import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Describes an issuance before its request is sent.
 *
 * @param scope where the credential is issued
 * @param instance the client that issues it, unique for each client
 * @param operationId the operation's id in the provider's document, such as {@code
 *     post-vpn-session}
 * @param subject what tells the credential apart in a listing, such as its site or name; null if
 *     nothing does
 * @param target what the credential is for, such as a server's id; null if that is not known
 * @param credentialId the credential whose secret is replaced; null if a new one is created
 * @param serverTime a time at which the request had not been sent, by the server's clock; null if
 *     the server sends no {@code Date}
 * @param maxDuration how long the request may run, with its retries
 * @since 0.1.0
 */
public record IssuanceIntent(
    IssuanceScope scope,
    String instance,
    String operationId,
    @Nullable String subject,
    @Nullable String target,
    @Nullable String credentialId,
    @Nullable Instant serverTime,
    Duration maxDuration) {

  /** The longest text that an intent may hold. */
  static final int MAX_LENGTH = 1000;

  /**
   * Creates an intent.
   *
   * @param scope where the credential is issued
   * @param instance the client that issues it, unique for each client
   * @param operationId the operation's id in the provider's document, such as {@code
   *     post-vpn-session}
   * @param subject what tells the credential apart in a listing, such as its site or name
   * @param target what the credential is for, such as a server's id
   * @param credentialId the credential whose secret is replaced
   * @param serverTime a time at which the request had not been sent, by the server's clock
   * @param maxDuration how long the request may run, with its retries
   * @throws IllegalArgumentException if a text is longer than 1,000 characters
   */
  public IssuanceIntent {
    Objects.requireNonNull(scope, "scope == null");
    checkLength("instance", Preconditions.text("instance", instance));
    checkLength("operationId", Preconditions.text("operationId", operationId));
    checkLength("subject", subject);
    checkLength("target", target);
    checkLength("credentialId", credentialId);
    Objects.requireNonNull(maxDuration, "maxDuration == null");
  }

  private static void checkLength(String name, @Nullable String value) {
    if (value != null && value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(name + " is longer than " + MAX_LENGTH + " characters");
    }
  }
}
