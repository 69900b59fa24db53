package dev.keyfob.sandbox;

import jakarta.annotation.Nullable;

/** The shape in which a provider reports errors. */
interface ErrorStyle {

  /**
   * Returns an error response in the provider's shape.
   *
   * @param retryAfter seconds until a retry is allowed; null to leave it out
   */
  SandboxResponse error(int status, String code, String text, @Nullable Integer retryAfter);

  /** Returns the response to an unknown API key. */
  SandboxResponse unauthorized();
}
