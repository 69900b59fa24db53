package dev.keyfob.servercheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.servercheck.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A response, which may contain secrets: {@code toString} shows the status only.
 *
 * @param status the HTTP status
 * @param mediaType the media type without parameters; empty if there is none
 * @param body the body
 */
record ServerResponse(int status, String mediaType, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns each difference from the document as often as it occurs. */
  List<Difference> differences(ApiOperation operation) {
    ApiDocument document = operation.document();
    String place = Integer.toString(status);
    Optional<JsonNode> declared = declared(operation);
    if (declared.isEmpty()) {
      return List.of(new Difference(operation.id(), place, Kind.UNDECLARED_STATUS));
    }
    JsonNode content = document.resolve(declared.get()).path("content");
    if (body.isEmpty() || content.isEmpty()) {
      return List.of();
    }
    Optional<JsonNode> media = media(content);
    List<Difference> differences = new ArrayList<>();
    if (media.isEmpty()) {
      String shown = place + " " + ShownName.ofMediaType(mediaType);
      differences.add(new Difference(operation.id(), shown, Kind.UNDECLARED_MEDIA_TYPE));
    }
    JsonNode schema = media.orElseGet(() -> content.iterator().next()).path("schema");
    if (!schema.isMissingNode() && (isJson() || media.isEmpty())) {
      differences.addAll(
          json()
              .map(
                  json ->
                      new BodyComparison(document, operation.id()).differences(place, schema, json))
              .orElse(List.of(new Difference(operation.id(), place, Kind.INVALID_JSON))));
    }
    return differences;
  }

  private Optional<JsonNode> declared(ApiOperation operation) {
    JsonNode responses = operation.node().path("responses");
    return List.of(Integer.toString(status), status / 100 + "XX", status / 100 + "xx", "default")
        .stream()
        .filter(responses::has)
        .findFirst()
        .map(responses::get);
  }

  private Optional<JsonNode> media(JsonNode content) {
    for (Map.Entry<String, JsonNode> media : content.properties()) {
      String type = media.getKey().toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
      boolean matches =
          type.equals(mediaType)
              || type.equals("*/*")
              || (type.endsWith("/*") && mediaType.startsWith(type.replace("*", "")));
      if (matches) {
        return Optional.of(media.getValue());
      }
    }
    return Optional.empty();
  }

  private boolean isJson() {
    return mediaType.endsWith("/json") || mediaType.endsWith("+json");
  }

  /** Returns the body; empty if it is not JSON. */
  Optional<JsonNode> json() {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(json -> !json.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "status " + status;
  }
}
