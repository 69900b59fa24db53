package dev.keyfob.internal.http;

import java.io.IOException;

/** The server may have closed the connection: nothing was sent, and OkHttp closes it. */
final class StaleConnectionException extends IOException {

  private static final long serialVersionUID = 1L;

  StaleConnectionException() {
    super("the idle connection may have been closed by the server; the request was not sent on it");
  }
}
