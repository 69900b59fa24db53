package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that a document has the structure of OpenAPI 3. Later steps rely on it. */
public final class DocumentShape {

  /** The HTTP methods that a path item can describe. */
  public static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Set<String> COMPONENTS_THAT_ARE_OBJECTS =
      Set.of("responses", "parameters", "requestBodies", "headers", "securitySchemes", "pathItems");

  private final String file;
  private final Map<String, Object> document;

  private DocumentShape(String file, Map<String, Object> document) {
    this.file = file;
    this.document = document;
  }

  /**
   * Checks a document.
   *
   * @param file the name of the document in messages
   * @throws SpecException if it is not an OpenAPI 3 document; the message has the place
   */
  public static void check(String file, Map<String, Object> document) {
    DocumentShape shape = new DocumentShape(file, document);
    shape.version();
    shape.objectAt("info");
    shape.paths();
    shape.components();
    shape.schemas();
  }

  private void version() {
    if (document.containsKey("swagger")) {
      throw new SpecException(
          file,
          "is Swagger "
              + document.get("swagger")
              + "; convert it to OpenAPI 3 first "
              + "(editor.swagger.io and swagger2openapi do) and put the result here instead");
    }
    if (!document.containsKey("openapi")) {
      throw new SpecException(
          file, "is not an OpenAPI document: the top-level 'openapi' with a version is missing");
    }
    if (!String.valueOf(document.get("openapi")).startsWith("3")) {
      throw new SpecException(
          file,
          JsonPointer.ROOT.child("openapi"),
          "OpenAPI " + document.get("openapi") + " is not supported; convert it to version 3");
    }
  }

  private void objectAt(String name) {
    Object value = document.get(name);
    if (value != null && !Tree.isObject(value)) {
      throw expected(JsonPointer.ROOT.child(name), "an object");
    }
  }

  private void paths() {
    objectAt("paths");
    JsonPointer paths = JsonPointer.ROOT.child("paths");
    Tree.object(document.get("paths"))
        .forEach(
            (path, item) -> {
              if (path.startsWith("x-")) {
                return;
              }
              JsonPointer at = paths.child(path);
              String problem = PathTemplates.problem(path);
              if (problem != null) {
                throw new SpecException(file, at, problem);
              }
              if (!Tree.isObject(item)) {
                throw expected(at, "an object");
              }
              Map<String, Object> pathItem = Tree.object(item);
              parameters(at, pathItem);
              METHODS.stream()
                  .filter(pathItem::containsKey)
                  .forEach(method -> operation(at.child(method), pathItem.get(method)));
            });
  }

  private void operation(JsonPointer at, Object node) {
    if (!Tree.isObject(node)) {
      throw expected(at, "an object");
    }
    Map<String, Object> operation = Tree.object(node);
    parameters(at, operation);
    for (String name : List.of("requestBody", "responses")) {
      if (operation.get(name) != null && !Tree.isObject(operation.get(name))) {
        throw expected(at.child(name), "an object");
      }
    }
    content(at.child("requestBody"), operation.get("requestBody"));
    Tree.object(operation.get("responses"))
        .forEach(
            (status, response) -> {
              if (!status.startsWith("x-")) {
                if (!Tree.isObject(response)) {
                  throw expected(at.child("responses").child(status), "an object");
                }
                content(at.child("responses").child(status), response);
              }
            });
    if (operation.containsKey("operationId") && Tree.text(operation.get("operationId")) == null) {
      throw expected(at.child("operationId"), "text");
    }
    if (String.valueOf(operation.get("operationId")).indexOf('\\') >= 0) {
      throw new SpecException(
          file, at.child("operationId"), "has a backslash, which no client can name; remove it");
    }
  }

  /** Without this check the client would discard a body whose description is invalid. */
  private void content(JsonPointer body, Object node) {
    Object content = Tree.object(node).get("content");
    JsonPointer at = body.child("content");
    if (content != null && !Tree.isObject(content)) {
      throw expected(at, "an object");
    }
    Tree.object(content)
        .forEach(
            (mediaType, media) -> {
              if (!MediaTypes.isValid(mediaType)) {
                throw new SpecException(
                    file,
                    at.child(mediaType),
                    "is not a media type; use type/subtype, with parameters after a semicolon");
              }
              if (media != null && !Tree.isObject(media)) {
                throw expected(at.child(mediaType), "an object");
              }
              Object schema = Tree.object(media).get("schema");
              if (schema != null && !Tree.isObject(schema) && !(schema instanceof Boolean)) {
                throw expected(at.child(mediaType).child("schema"), "a schema");
              }
            });
  }

  private void parameters(JsonPointer at, Map<String, Object> owner) {
    Object parameters = owner.get("parameters");
    if (parameters == null) {
      return;
    }
    if (!Tree.isArray(parameters)) {
      throw expected(at.child("parameters"), "an array");
    }
    List<Object> list = Tree.array(parameters);
    for (int i = 0; i < list.size(); i++) {
      JsonPointer place = at.child("parameters").child(i);
      if (!Tree.isObject(list.get(i))) {
        throw expected(place, "an object");
      }
      Map<String, Object> parameter = Tree.object(list.get(i));
      for (String name : List.of("name", "in")) {
        if (!parameter.containsKey("$ref") && Tree.text(parameter.get(name)) == null) {
          throw expected(place.child(name), "text");
        }
      }
    }
  }

  private void components() {
    objectAt("components");
    JsonPointer components = JsonPointer.ROOT.child("components");
    Tree.object(document.get("components"))
        .forEach(
            (kind, named) -> {
              if (kind.startsWith("x-")) {
                return;
              }
              if (named != null && !Tree.isObject(named)) {
                throw expected(components.child(kind), "an object");
              }
              Tree.object(named)
                  .forEach(
                      (name, component) -> {
                        boolean fine =
                            Tree.isObject(component)
                                || (component instanceof Boolean && kind.equals("schemas"));
                        if (!fine
                            && (kind.equals("schemas")
                                || COMPONENTS_THAT_ARE_OBJECTS.contains(kind))) {
                          throw expected(components.child(kind).child(name), "an object");
                        }
                        if (kind.equals("responses") || kind.equals("requestBodies")) {
                          content(components.child(kind).child(name), component);
                        }
                      });
            });
  }

  private void schemas() {
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            Object properties = schema.get("properties");
            if (properties != null && !Tree.isObject(properties)) {
              throw expected(at.child("properties"), "an object");
            }
            Tree.object(properties)
                .forEach(
                    (name, property) -> {
                      if (property != null
                          && !Tree.isObject(property)
                          && !(property instanceof Boolean)) {
                        throw expected(at.child("properties").child(name), "a schema");
                      }
                    });
            for (String name : List.of("allOf", "oneOf", "anyOf", "enum")) {
              if (schema.get(name) != null && !Tree.isArray(schema.get(name))) {
                throw expected(at.child(name), "an array");
              }
            }
          }
        });
  }

  private SpecException expected(JsonPointer at, String what) {
    return new SpecException(file, at, what + " is expected here");
  }
}
