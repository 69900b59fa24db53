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
  private final String overlay;

  private ReferenceCheck(MergedDocument merged, Map<String, Object> document, String overlay) {
    this.merged = merged;
    this.document = document;
    this.overlay = overlay;
  }

  /**
   * Checks every reference of a document.
   *
   * @param merged the document before the overlay, which knows the file of each part
   * @param document the document after the overlay
   * @param overlay the name of the overlay, which is at fault for what was not there before
   * @throws SpecException if a reference has no target in the document
   */
  static void check(MergedDocument merged, Map<String, Object> document, String overlay) {
    DocumentWalk.over(document, new ReferenceCheck(merged, document, overlay));
  }

  @Override
  public void reference(JsonPointer at, String reference) {
    JsonPointer target = JsonPointer.ofReference(reference);
    if (target != null && target.in(document) != null) {
      return;
    }
    boolean before = reference.equals(Tree.object(at.in(merged.document())).get("$ref"));
    String file = before && merged.origin(at) != null ? merged.origin(at) : overlay;
    throw new SpecException(
        file,
        at.child("$ref"),
        target == null
            ? "refers to another document, which is not read: "
                + reference
                + "; put what it means in this one"
            : "refers to something that is not there: " + reference);
  }
}
