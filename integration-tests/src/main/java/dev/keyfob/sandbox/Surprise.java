package dev.keyfob.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What was asked for is made, and the answer is not as the document has it.
 *
 * @param name what is surprising
 * @param change makes the surprising answer
 * @since 0.1.0
 */
public record Surprise(String name, UnaryOperator<Answer> change) implements Fault {

  static final String PAGE =
      "<!DOCTYPE html><html><body><h1>The web server does not answer</h1></body></html>";

  /**
   * {@return another status}
   *
   * @param status the HTTP status
   */
  public static Surprise status(int status) {
    return new Surprise("status " + status, answer -> answer.withStatus(status));
  }

  /**
   * {@return another media type}
   *
   * @param mediaType with parameters or without
   */
  public static Surprise mediaType(String mediaType) {
    return new Surprise("Content-Type " + mediaType, answer -> answer.withMediaType(mediaType));
  }

  /**
   * {@return further headers}
   *
   * @param headers each with its value
   */
  public static Surprise headers(Map<String, String> headers) {
    return new Surprise("headers " + headers.keySet(), answer -> answer.withHeaders(headers));
  }

  /**
   * {@return another body}
   *
   * @param name what is surprising
   * @param change makes it of the body that the document wants
   */
  public static Surprise body(String name, UnaryOperator<String> change) {
    return new Surprise(name, answer -> answer.withBody(change.apply(answer.body())));
  }

  /** {@return no body} */
  public static Surprise empty() {
    return body("an empty body", body -> "");
  }

  /** {@return the body without its second half, and with a length that says so} */
  public static Surprise truncated() {
    return body("a truncated body", body -> body.substring(0, body.length() / 2));
  }

  /** {@return characters of which JSON has none, before and after the body} */
  public static Surprise garbage() {
    return body("garbage", body -> "\u0000\u0001}{" + body + "]]");
  }

  /** {@return a page in place of the body, under the media type of the body} */
  public static Surprise page() {
    return body("a page", body -> PAGE);
  }

  /**
   * {@return another value at a place of the answer} Where there is a parent but no such field the
   * field is added.
   *
   * @param pointer a JSON pointer, as {@code /data/attributes/password}; empty for all of the
   *     answer
   * @param json the value as JSON: {@code "\"2026-13-40\""}, {@code "7"}, {@code "null"}
   * @throws IllegalArgumentException when one of the two is not what it should be
   */
  public static Surprise value(String pointer, String json) {
    JsonNode value = value(json);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "a JSON pointer begins with a slash, or is empty: " + pointer);
    }
    return new Surprise(
        value + " at " + pointer, answer -> answer.withBody(edited(answer.body(), pointer, value)));
  }

  /**
   * {@return null at a place of the answer}
   *
   * @param pointer a JSON pointer; empty for all of the answer
   */
  public static Surprise nullAt(String pointer) {
    return value(pointer, "null");
  }

  private static JsonNode value(String json) {
    try {
      return Call.JSON.readTree(json);
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
      throw new IllegalArgumentException("the answer has nothing that could hold " + pointer);
    }
    return root.toString();
  }

  private static JsonNode read(String body) {
    try {
      return Call.JSON.readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the sandbox's own answer is no JSON", impossible);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
