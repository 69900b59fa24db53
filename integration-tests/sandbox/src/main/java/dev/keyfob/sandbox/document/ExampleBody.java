package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An example of a body.
 *
 * @param status of the response; 0 for a request
 * @param mediaType as the document has it; empty where there is no body
 * @param name what the document calls the example
 * @param value the body; a missing node where there is none
 * @param made whether it was made from the schema, for want of an example in the document
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

  /** Whether the media type is one of JSON's. */
  public boolean isJson() {
    String type = mediaType.toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    return plain.endsWith("/json") || plain.endsWith("+json");
  }

  /** Whether there is a body at all. */
  public boolean hasBody() {
    return !value.isMissingNode();
  }
}
