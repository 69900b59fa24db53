package dev.keyfob.internal.http;

import java.io.IOException;

/**
 * Reports that a request was not sent because the server may have closed the idle connection.
 * OkHttp then closes the connection.
 */
final class StaleConnectionException extends IOException {

  private static final long serialVersionUID = 1L;

  StaleConnectionException() {
    super("the idle connection may have been closed by the server; the request was not sent on it");
  }
}
