package dev.keyfob.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What was asked for is made, and the response is not as the document has it.
 *
 * @param name what is surprising
 * @param change makes the surprising response
 * @since 0.1.0
 */
public record MalformedResponse(String name, UnaryOperator<SandboxResponse> change)
    implements Fault {

  static final String PAGE =
      "<!DOCTYPE html><html><body><h1>The web server does not response</h1></body></html>";

  /**
   * {@return another status}
   *
   * @param status the HTTP status
   */
  public static MalformedResponse status(int status) {
    return new MalformedResponse("status " + status, response -> response.withStatus(status));
  }

  /**
   * {@return another media type}
   *
   * @param mediaType with parameters or without
   */
  public static MalformedResponse mediaType(String mediaType) {
    return new MalformedResponse(
        "Content-Type " + mediaType, response -> response.withMediaType(mediaType));
  }

  /**
   * {@return further headers}
   *
   * @param headers each with its value
   */
  public static MalformedResponse headers(Map<String, String> headers) {
    return new MalformedResponse(
        "headers " + headers.keySet(), response -> response.withHeaders(headers));
  }

  /**
   * {@return another body}
   *
   * @param name what is surprising
   * @param change makes it of the body that the document wants
   */
  public static MalformedResponse body(String name, UnaryOperator<String> change) {
    return new MalformedResponse(
        name, response -> response.withBody(change.apply(response.body())));
  }

  /** {@return no body} */
  public static MalformedResponse empty() {
    return body("an empty body", body -> "");
  }

  /** {@return the body without its second half, and with a length that says so} */
  public static MalformedResponse truncated() {
    return body("a truncated body", body -> body.substring(0, body.length() / 2));
  }

  /** {@return characters of which JSON has none, before and after the body} */
  public static MalformedResponse garbage() {
    return body("garbage", body -> "\u0000\u0001}{" + body + "]]");
  }

  /** {@return a page in place of the body, under the media type of the body} */
  public static MalformedResponse page() {
    return body("a page", body -> PAGE);
  }

  /**
   * {@return another value at a place of the response} Where there is a parent but no such field
   * the field is added.
   *
   * @param pointer a JSON pointer, as {@code /data/attributes/password}; empty for all of the
   *     response
   * @param json the value as JSON: {@code "\"2026-13-40\""}, {@code "7"}, {@code "null"}
   * @throws IllegalArgumentException when one of the two is not what it should be
   */
  public static MalformedResponse value(String pointer, String json) {
    JsonNode value = value(json);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer begins with a slash, or is empty: " + pointer);
    }
    return new MalformedResponse(
        value + " at " + pointer,
        response -> response.withBody(edited(response.body(), pointer, value)));
  }

  /**
   * {@return null at a place of the response}
   *
   * @param pointer a JSON pointer; empty for all of the response
   */
  public static MalformedResponse nullAt(String pointer) {
    return value(pointer, "null");
  }

  private static JsonNode value(String json) {
    try {
      return SandboxRequest.JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      // Without the cause, which shows the value.
      throw new IllegalArgumentException("the value is not JSON; a text needs quotes of its own");
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
      throw new IllegalArgumentException("the response has nothing that could hold " + pointer);
    }
    return root.toString();
  }

  private static JsonNode read(String body) {
    try {
      return SandboxRequest.JSON.readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the sandbox's own response is no JSON", impossible);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
