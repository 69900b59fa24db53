package dev.keyfob.simulation.model;

import java.nio.charset.StandardCharsets;

/**
 * A response of the provider.
 *
 * @param headers further lines of the head, each with its line end
 */
record ModelResponse(int status, String type, String headers, String body) {

  private static final String JSON = "application/vnd.api+json; charset=utf-8";

  static ModelResponse json(int status, String body) {
    return new ModelResponse(status, JSON, "", body);
  }

  static ModelResponse error(int status) {
    return json(
        status, "{\"errors\":[{\"code\":\"E\",\"status\":\"" + status + "\",\"title\":\"No\"}]}");
  }

  static ModelResponse page(int status) {
    return new ModelResponse(
        status, "text/html", "", "<!DOCTYPE html><html><body>gateway " + status + "</body></html>");
  }

  static ModelResponse rateLimited(int seconds, boolean header) {
    String meta = header ? "" : ",\"meta\":{\"retry_after\":" + seconds + "}";
    return new ModelResponse(
        429,
        JSON,
        header ? "Retry-After: " + seconds + "\r\n" : "",
        "{\"errors\":[{\"code\":\"RATE\",\"status\":\"429\"" + meta + "}]}");
  }

  ModelResponse withHeader(String line) {
    return new ModelResponse(status, type, headers + line + "\r\n", body);
  }

  ModelResponse withBody(String other) {
    return new ModelResponse(status, type, headers, other);
  }

  /** Returns the head as it goes over the wire. */
  String head(String date) {
    return "HTTP/1.1 "
        + status
        + " X\r\n"
        + date
        + headers
        + (status == 204
            ? "\r\n"
            : "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n");
  }

  byte[] bytes(String date) {
    return (head(date) + (status == 204 ? "" : body)).getBytes(StandardCharsets.US_ASCII);
  }
}
