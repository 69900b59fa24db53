package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An example of a request or response body.
 *
 * @param status the status of the response; 0 for a request
 * @param mediaType the media type; empty if there is no body
 * @param name the example's name in the document
 * @param value the body; a missing node if there is none
 * @param made whether it was derived from the schema, because the document has no example
 */
public record ExampleBody(int status, String mediaType, String name, JsonNode value, boolean made) {

  static List<ExampleBody> all(ApiDocument document, int status, JsonNode holder) {
    List<ExampleBody> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> content : holder.path("content").properties()) {
      String mediaType = content.getKey();
      DocumentedExamples.values(document, content.getValue())
          .forEach(
              (name, value) -> all.add(new ExampleBody(status, mediaType, name, value, false)));
      if (all.stream().noneMatch(body -> body.mediaType().equals(mediaType))) {
        all.add(
            new ExampleBody(
                status,
                mediaType,
                "made from the schema",
                made(document, content.getValue()),
                true));
      }
    }
    if (all.isEmpty()) {
      all.add(new ExampleBody(status, "", "no body", MissingNode.getInstance(), false));
    }
    return all;
  }

  private static JsonNode made(ApiDocument document, JsonNode content) {
    return content.has("schema")
        ? new SchemaExample(document).of(content.get("schema"))
        : MissingNode.getInstance();
  }

  /** Returns whether the media type is JSON. */
  public boolean isJson() {
    String type = mediaType.toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    return plain.endsWith("/json") || plain.endsWith("+json");
  }

  /** Returns whether there is a body. */
  public boolean hasBody() {
    return !value.isMissingNode();
  }
}
