package dev.keyfob.generator.effective;

import dev.keyfob.generator.merge.MergedDocument;
import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.UntrustedText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Rejects references that lead nowhere or out of the document. Also rejects references to places
 * that the other steps do not visit as the required kind of object, since a secret there would stay
 * unmarked.
 */
final class ReferenceCheck implements DocumentWalk.Visitor {

  private final MergedDocument merged;
  private final Map<String, Object> document;
  private final ProviderSpecs specs;

  /** The kind of each visited place: a schema, a response, a parameter and so on. */
  private final Map<JsonPointer, String> kinds = new HashMap<>();

  private final Map<JsonPointer, String> references = new LinkedHashMap<>();

  private ReferenceCheck(MergedDocument merged, Map<String, Object> document, ProviderSpecs specs) {
    this.merged = merged;
    this.document = document;
    this.specs = specs;
  }

  /**
   * Checks every reference of a document.
   *
   * @param merged the document before the overlay, which knows the file of each part
   * @param document the document after the overlay
   * @param specs the provider's files
   * @throws SpecException if a reference has no target in the document
   */
  static void check(MergedDocument merged, Map<String, Object> document, ProviderSpecs specs) {
    ReferenceCheck check = new ReferenceCheck(merged, document, specs);
    DocumentWalk.over(document, check);
    check.references.forEach(check::check);
  }

  @Override
  public void schema(JsonPointer at, Map<String, Object> schema) {
    kinds.put(at, "schemas");
  }

  @Override
  public void object(JsonPointer at) {
    kinds.put(at, kindOf(at));
  }

  @Override
  public void reference(JsonPointer at, String reference) {
    references.put(at, reference);
  }

  /** Returns the kind of an object that is no schema, by the keyword that it stands under. */
  private static String kindOf(JsonPointer at) {
    if (at.parent() == null || at.parent().parent() == null) {
      return "document";
    }
    if (at.token().equals("requestBody")) {
      return "requestBodies";
    }
    String keyword = at.parent().token();
    return keyword.equals("paths") || keyword.equals("webhooks") ? "pathItems" : keyword;
  }

  private void check(JsonPointer at, String reference) {
    JsonPointer target = JsonPointer.ofReference(reference);
    if (target == null || target.in(document) == null) {
      throw new SpecException(
          fileWith(at, reference),
          at.child("$ref"),
          target == null
              ? "refers to another document, which is not read: "
                  + UntrustedText.line(reference)
                  + "; bundle the documents into one first, for example by redocly bundle"
              : "refers to a part that the document does not have: "
                  + UntrustedText.line(reference)
                  + "; add the part or remove the reference in overlay.yaml");
    }
    String kind = kinds.get(at);
    if (!Objects.equals(kind, kinds.get(target)) && !isBoolean(kind, target)) {
      throw new SpecException(
          fileWith(at, reference),
          at.child("$ref"),
          "refers to a place that is not read as one of "
              + kind
              + ": "
              + UntrustedText.line(reference)
              + "; move that part to components/"
              + kind);
    }
  }

  /**
   * The walk does not visit schemas that are only {@code true} or {@code false}, since they contain
   * nothing.
   */
  private boolean isBoolean(String kind, JsonPointer target) {
    return "schemas".equals(kind) && target.in(document) instanceof Boolean;
  }

  private String fileWith(JsonPointer at, String reference) {
    boolean addedByOverlay =
        !reference.equals(String.valueOf(Tree.object(at.in(merged.document())).get("$ref")));
    if (addedByOverlay) {
      return specs.nameOf(specs.overlay());
    }
    String file = merged.origin(at);
    return file == null ? specs.name() + "/upstream" : file;
  }
}
