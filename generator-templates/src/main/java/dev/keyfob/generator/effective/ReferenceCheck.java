package dev.keyfob.generator.effective;

import dev.keyfob.generator.merge.MergedDocument;
import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.Map;

/** Refuses references that lead nowhere or out of the document. */
final class ReferenceCheck implements DocumentWalk.Visitor {

  private final MergedDocument merged;
  private final Map<String, Object> document;
  private final ProviderSpecs specs;

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
    DocumentWalk.over(document, new ReferenceCheck(merged, document, specs));
  }

  @Override
  public void reference(JsonPointer at, String reference) {
    JsonPointer target = JsonPointer.ofReference(reference);
    if (target != null && target.in(document) != null) {
      return;
    }
    throw new SpecException(
        fileWith(at, reference),
        at.child("$ref"),
        target == null
            ? "refers to another document, which is not read: "
                + reference
                + "; bundle the documents into one first, for example by redocly bundle"
            : "refers to a part that the document does not have: "
                + reference
                + "; add the part or remove the reference in overlay.yaml");
  }

  private String fileWith(JsonPointer at, String reference) {
    boolean addedByOverlay = !reference.equals(Tree.object(at.in(merged.document())).get("$ref"));
    if (addedByOverlay) {
      return specs.nameOf(specs.overlay());
    }
    String file = merged.origin(at);
    return file == null ? specs.name() + "/upstream" : file;
  }
}
