package dev.keyfob.generator.effective;

import dev.keyfob.generator.merge.MergedDocument;
import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rejects names outside printable ASCII that the overlay does not list under {@code x-names}. Two
 * names that look alike may differ, and a review would not notice it.
 */
final class NameCheck {

  private final MergedDocument merged;
  private final ProviderSpecs specs;
  private final Set<Object> listed;

  private NameCheck(MergedDocument merged, ProviderSpecs specs, Set<Object> listed) {
    this.merged = merged;
    this.specs = specs;
    this.listed = listed;
  }

  /**
   * Checks the names of properties, parameters, components, operations, tags and types.
   *
   * @param listed the names that the overlay lists
   */
  static void check(
      MergedDocument merged,
      Map<String, Object> document,
      ProviderSpecs specs,
      Set<Object> listed) {
    NameCheck names = new NameCheck(merged, specs, listed);
    JsonPointer components = JsonPointer.ROOT.child("components");
    Tree.object(document.get("components"))
        .forEach((kind, named) -> names.keys(components.child(kind), named));
    for (Operations.Found operation : Operations.in(document)) {
      names.value(operation.at(), "operationId", operation.node());
      List<Object> tags = Tree.array(operation.node().get("tags"));
      for (int i = 0; i < tags.size(); i++) {
        names.name(operation.at().child("tags").child(i), tags.get(i));
      }
      List<Object> parameters = Tree.array(operation.node().get("parameters"));
      for (int i = 0; i < parameters.size(); i++) {
        names.value(
            operation.at().child("parameters").child(i), "name", Tree.object(parameters.get(i)));
      }
    }
    Tree.object(Tree.object(document.get("components")).get("parameters"))
        .forEach(
            (key, parameter) ->
                names.value(
                    components.child("parameters").child(key), "name", Tree.object(parameter)));
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            names.keys(at.child("properties"), schema.get("properties"));
            names.value(at, "x-type-name", schema);
          }
        });
  }

  private void keys(JsonPointer at, Object named) {
    Tree.object(named).keySet().forEach(name -> name(at.child(name), name));
  }

  private void value(JsonPointer at, String key, Map<String, Object> owner) {
    name(at.child(key), owner.get(key));
  }

  private void name(JsonPointer at, Object name) {
    String text = Tree.text(name);
    if (text != null
        && !text.chars().allMatch(c -> c >= ' ' && c <= '~')
        && !listed.contains(text)) {
      String file = merged.origin(at);
      throw new SpecException(
          file == null ? specs.name() + "/upstream" : file,
          at,
          "is a name with characters outside ASCII, which may only look like another name; if it is"
              + " right, list it under x-names at the top of overlay.yaml");
    }
  }
}
