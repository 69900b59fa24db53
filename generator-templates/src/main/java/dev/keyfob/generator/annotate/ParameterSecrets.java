package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Marks parameters that have the name of a secret, so that the text of a parameter object masks
 * them. No response has them, so that no review lists them.
 */
final class ParameterSecrets {

  private final Map<String, Object> document;
  private final Set<JsonPointer> schemas = new HashSet<>();

  private ParameterSecrets(Map<String, Object> document) {
    this.document = document;
  }

  /** Marks the parameters of all operations, and returns the places of their schemas. */
  static Set<JsonPointer> mark(Map<String, Object> document) {
    ParameterSecrets parameters = new ParameterSecrets(document);
    for (Operations.Found operation : Operations.in(document)) {
      List<Object> declared = Tree.array(operation.node().get("parameters"));
      for (int i = 0; i < declared.size(); i++) {
        parameters.mark(operation.at().child("parameters").child(i), declared.get(i));
      }
    }
    return parameters.schemas;
  }

  private void mark(JsonPointer place, Object node) {
    String reference = Tree.text(Tree.object(node).get("$ref"));
    JsonPointer at = reference == null ? place : JsonPointer.ofReference(reference);
    Map<String, Object> parameter =
        Tree.object(reference == null || at == null ? node : at.in(document));
    String name = Tree.text(parameter.get("name"));
    if (name == null || !Tree.isObject(parameter.get("schema"))) {
      return;
    }
    schemas.add(at.child("schema"));
    Map<String, Object> schema = Tree.object(parameter.get("schema"));
    if (!schema.containsKey(SecretRules.MARK) && isSecret(name, schema)) {
      parameter.put("schema", SecretRules.marked(schema, SecretRules.NAME));
    }
  }

  private boolean isSecret(String name, Map<String, Object> schema) {
    FieldShape shape = FieldShape.of(document, schema);
    return shape.isPassword()
        || (shape.canHoldSecret(false)
            ? SecretNames.isSecret(name)
            : shape.canHoldSecret(true) && SecretNames.isSecretNumber(name));
  }
}
