package dev.keyfob.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A fault that applies the request and changes the response into one that the document does not
 * describe.
 *
 * @param name what is wrong with the response; {@link #toString} returns it
 * @param change turns the regular response into the malformed one
 * @since 0.1.0
 */
public record MalformedResponse(String name, UnaryOperator<SandboxResponse> change)
    implements Fault {

  static final String PAGE =
      "<!DOCTYPE html><html><body><h1>The web server does not response</h1></body></html>";

  /**
   * {@return a response with another status}
   *
   * @param status the HTTP status
   */
  public static MalformedResponse status(int status) {
    return new MalformedResponse("status " + status, response -> response.withStatus(status));
  }

  /**
   * {@return a response with another media type}
   *
   * @param mediaType the Content-Type, with or without parameters
   */
  public static MalformedResponse mediaType(String mediaType) {
    return new MalformedResponse(
        "Content-Type " + mediaType, response -> response.withMediaType(mediaType));
  }

  /**
   * {@return a response with further headers}
   *
   * @param headers the headers, by name
   */
  public static MalformedResponse headers(Map<String, String> headers) {
    return new MalformedResponse(
        "headers " + headers.keySet(), response -> response.withHeaders(headers));
  }

  /**
   * {@return a response with another body}
   *
   * @param name what is wrong with the response
   * @param change turns the regular body into the malformed one
   */
  public static MalformedResponse body(String name, UnaryOperator<String> change) {
    return new MalformedResponse(
        name, response -> response.withBody(change.apply(response.body())));
  }

  /** {@return a response without a body} */
  public static MalformedResponse empty() {
    return body("an empty body", body -> "");
  }

  /** {@return a response with the first half of its body and a Content-Length that matches} */
  public static MalformedResponse truncated() {
    return body("a truncated body", body -> body.substring(0, body.length() / 2));
  }

  /** {@return a response with characters around its body that JSON does not allow} */
  public static MalformedResponse garbage() {
    return body("garbage", body -> "\u0000\u0001}{" + body + "]]");
  }

  /** {@return an HTML page in place of the body, with the media type of the body} */
  public static MalformedResponse page() {
    return body("a page", body -> PAGE);
  }

  /**
   * {@return a response with another value at one place} If the place does not exist and its parent
   * does, the value is added.
   *
   * @param pointer a JSON pointer such as {@code /data/attributes/password}; empty for the whole
   *     body
   * @param json the value as JSON: {@code "\"2026-13-40\""}, {@code "7"}, {@code "null"}
   * @throws IllegalArgumentException if the pointer or the value is invalid
   */
  public static MalformedResponse value(String pointer, String json) {
    JsonNode value = value(json);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer is empty or starts with a slash: " + pointer);
    }
    return new MalformedResponse(
        value + " at " + pointer,
        response -> response.withBody(edited(response.body(), pointer, value)));
  }

  /**
   * {@return a response with null at one place}
   *
   * @param pointer a JSON pointer; empty for the whole body
   */
  public static MalformedResponse nullAt(String pointer) {
    return value(pointer, "null");
  }

  private static JsonNode value(String json) {
    try {
      return SandboxRequest.JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      // The cause is left out, since its message contains the value.
      throw new IllegalArgumentException("the value is not JSON; a JSON string needs quotes");
    }
  }

  private static String edited(String body, String pointer, JsonNode value) {
    if (pointer.isEmpty()) {
      return value.toString();
    }
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode root = read(body);
    JsonNode parent = root.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    } else {
      throw new IllegalArgumentException("the response body has no parent for " + pointer);
    }
    return root.toString();
  }

  private static JsonNode read(String body) {
    try {
      return SandboxRequest.JSON.readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "the sandbox created a response that is not JSON", impossible);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
