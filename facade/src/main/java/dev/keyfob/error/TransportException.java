package dev.keyfob.error;

import jakarta.annotation.Nullable;

/**
 * No answer came, and nothing has been made on the server: either the request provably never left,
 * or the operation changes nothing when repeated and was given up after the last attempt. What it
 * was to change or remove may have been changed or removed by one of the attempts. It is safe to
 * call again.
 *
 * @since 0.1.0
 */
public final class TransportException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation
   * @param pathTemplate the operation's path, without any value
   * @param reason what happened and what to do, without any value
   * @param cause an exception whose message, and that of its causes, holds no value either
   */
  public TransportException(
      String method, String pathTemplate, String reason, @Nullable Throwable cause) {
    super(
        method + " " + pathTemplate + " got no answer: " + reason,
        method,
        pathTemplate,
        null,
        cause);
  }
}
