package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;

/** How a provider says no. */
interface ErrorStyle {

  /**
   * An error as the provider words it.
   *
   * @param retryAfter seconds to wait, or null for nothing of the kind
   */
  SandboxResponse error(int status, String code, String text, @Nullable Integer retryAfter);

  /** What the provider answers to a key that it does not know. */
  SandboxResponse unauthorized();
}
