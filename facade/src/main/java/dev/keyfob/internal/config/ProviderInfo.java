package dev.keyfob.internal.config;

import java.time.Duration;
import java.util.List;

/**
 * Describes a provider to its client: the server, the API key's variables and the default timeouts.
 *
 * @param name the name of the provider, for messages
 * @param baseUrl the server in the provider's document
 * @param keyVariables the environment variables that may hold a key, in order
 * @param bearer whether the key is sent with the prefix {@code Bearer}
 * @param callTimeout the default; it must leave time for {@code maxRetryDelay} and a response
 * @param maxRetryDelay the default; it must cover the wait that a documented 429 asks for
 */
public record ProviderInfo(
    String name,
    String baseUrl,
    List<String> keyVariables,
    boolean bearer,
    Duration callTimeout,
    Duration maxRetryDelay) {

  /** Describes a provider with a bare key and no documented rate limit. */
  public ProviderInfo(String name, String baseUrl, List<String> keyVariables) {
    this(name, baseUrl, keyVariables, false, Duration.ofSeconds(90), Duration.ofSeconds(30));
  }
}
