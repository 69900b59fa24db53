package dev.keyfob.generator.schema;

import dev.keyfob.generator.openapi.MediaTypes;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reduces an operation to one request body and one response. */
final class OperationInput {

  private static final List<String> KEPT =
      List.of(
          "summary",
          "description",
          "operationId",
          "deprecated",
          "x-effect",
          "x-credential",
          "x-paging");

  /** OkHttp rejects a body on these methods. */
  private static final Set<String> WITHOUT_BODY = Set.of("get", "head");

  private final String file;
  private final String method;
  private final Map<String, Object> document;
  private final Types types;
  private final Parameters parameters;
  private final Map<String, Object> source;
  private final JsonPointer at;
  private final String name;

  OperationInput(
      String file,
      Map<String, Object> document,
      Types types,
      String path,
      String method,
      Map<String, Object> source) {
    this.file = file;
    this.method = method;
    this.document = document;
    this.types = types;
    this.source = source;
    this.at = JsonPointer.ROOT.child("paths").child(path).child(method);
    this.name = TypeNaming.part((String) source.get("operationId"));
    this.parameters = new Parameters(file, document, types, path, at, name);
  }

  Map<String, Object> write() {
    Map<String, Object> operation = new LinkedHashMap<>();
    // openapi-generator would put an operation with two tags into two interfaces.
    Tree.array(source.get("tags")).stream()
        .filter(String.class::isInstance)
        .limit(1)
        .forEach(tag -> operation.put("tags", new ArrayList<>(List.of(tag))));
    KEPT.stream().filter(source::containsKey).forEach(key -> operation.put(key, source.get(key)));
    List<Object> written = parameters.write(Tree.array(source.get("parameters")));
    if (!written.isEmpty()) {
      operation.put("parameters", written);
    }
    requestBody(operation);
    response(operation);
    return operation;
  }

  private void requestBody(Map<String, Object> operation) {
    if (source.get("requestBody") == null) {
      return;
    }
    Resolved body = resolve(at.child("requestBody"), source.get("requestBody"));
    Map<String, Object> content = Tree.object(body.node().get("content"));
    String mediaType = preferred(content.keySet());
    if (mediaType == null) {
      return;
    }
    if (WITHOUT_BODY.contains(method)) {
      DocumentLog.write(
          Level.WARNING,
          "{0} #{1}: a body of a {2} request is not supported; the client does not send it",
          file,
          at,
          method.toUpperCase(Locale.ROOT));
      return;
    }
    Map<String, Object> written = new LinkedHashMap<>();
    if (body.node().get("description") != null) {
      written.put("description", body.node().get("description"));
    }
    written.put("required", Boolean.TRUE.equals(body.node().get("required")));
    written.put("content", content(mediaType, content, body, "Request"));
    operation.put("requestBody", written);
  }

  private void response(Map<String, Object> operation) {
    Map<String, Object> responses = Tree.object(source.get("responses"));
    String status = successStatus(responses);
    Map<String, Object> written = new LinkedHashMap<>();
    Resolved response = resolve(at.child("responses").child(status), responses.get(status));
    Object description = response.node().get("description");
    written.put("description", description == null ? "" : description);
    Map<String, Object> content = Tree.object(response.node().get("content"));
    String mediaType = preferred(content.keySet());
    if (mediaType != null) {
      written.put("content", content(mediaType, content, response, "Response"));
      operation.put("x-accept", accepted(content.keySet()));
    }
    Map<String, Object> single = new LinkedHashMap<>();
    single.put(status, written);
    operation.put("responses", single);
  }

  private Map<String, Object> content(
      String mediaType, Map<String, Object> content, Resolved body, String kind) {
    Object schema = Tree.object(content.get(mediaType)).get("schema");
    Map<String, Object> media = new LinkedHashMap<>();
    // Bodies other than JSON have no type: the client sends and returns them unchanged.
    media.put(
        "schema",
        Types.bare(
            types.schema(
                schema == null || !MediaTypes.mayBeJson(mediaType) ? Map.of() : schema,
                TypeNaming.at(body.at(), name + kind),
                body.at().child("content").child(mediaType).child("schema"))));
    Map<String, Object> single = new LinkedHashMap<>();
    single.put(mediaType, media);
    return single;
  }

  /** Returns the media types for the Accept header: only JSON, if the operation has JSON. */
  private static List<Object> accepted(Collection<String> mediaTypes) {
    if (mediaTypes.stream().noneMatch(MediaTypes::mayBeJson)) {
      return new ArrayList<>(mediaTypes);
    }
    List<Object> json = new ArrayList<>(mediaTypes.stream().filter(MediaTypes::isJson).toList());
    if (!json.contains(MediaTypes.JSON)) {
      json.add(MediaTypes.JSON);
    }
    return json;
  }

  /**
   * Returns JSON, else a type that ends in +json, else a range, else any; null if there is none.
   */
  private static String preferred(Collection<String> mediaTypes) {
    return mediaTypes.stream()
        .min(
            Comparator.comparingInt(
                mediaType ->
                    mediaType.equals(MediaTypes.JSON)
                        ? 0
                        : MediaTypes.isJson(mediaType)
                            ? 1
                            : MediaTypes.mayBeJson(mediaType) ? 2 : 3))
        .orElse(null);
  }

  /** Returns the lowest 2xx status with a body, else the lowest 2xx status, else default. */
  private String successStatus(Map<String, Object> responses) {
    List<String> successes =
        responses.keySet().stream()
            .filter(status -> status.matches("2([0-9]{2}|XX|xx)"))
            .sorted()
            .toList();
    return successes.stream()
        .filter(
            status ->
                !Tree.object(
                        resolve(at.child("responses").child(status), responses.get(status))
                            .node()
                            .get("content"))
                    .isEmpty())
        .findFirst()
        .or(() -> successes.stream().findFirst())
        .orElse(responses.containsKey("default") ? "default" : "200");
  }

  private record Resolved(JsonPointer at, Map<String, Object> node) {}

  private Resolved resolve(JsonPointer place, Object node) {
    Map<String, Object> resolved = Tree.object(node);
    JsonPointer resolvedAt = place;
    for (int hops = 0; resolved.get("$ref") instanceof String reference && hops < 20; hops++) {
      resolvedAt = JsonPointer.ofReference(reference);
      resolved = Tree.object(resolvedAt.in(document));
    }
    return new Resolved(resolvedAt, resolved);
  }
}
