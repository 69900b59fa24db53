package dev.keyfob.generator.effective;

import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/**
 * Removes from an upstream document the extensions that this build reads. Only the overlay and the
 * supplement say what is secret and what may be repeated. An upstream {@code x-secret} is kept if
 * it masks a field.
 */
final class UpstreamMarks {

  private static final String SECRET = "x-secret";
  private static final List<Object> MARKS = List.of("once", "credential", "name");

  private final String file;

  private UpstreamMarks(String file) {
    this.file = file;
  }

  /** Changes a document that was read from {@code upstream/}. */
  static void remove(String file, Map<String, Object> root) {
    UpstreamMarks marks = new UpstreamMarks(file);
    JsonPointer info = JsonPointer.ROOT.child("info");
    marks.remove(JsonPointer.ROOT, root, "x-paging");
    marks.remove(info, Tree.object(root.get("info")), "x-version-header");
    for (Operations.Found operation : Operations.in(root)) {
      marks.remove(operation.at(), operation.node(), "x-effect");
      marks.remove(operation.at(), operation.node(), "x-credential");
      marks.remove(operation.at(), operation.node(), "x-paging");
    }
    DocumentWalk.over(
        root,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            marks.remove(at, schema, "x-type-name");
            marks.secret(at, schema);
          }
        });
  }

  private void secret(JsonPointer at, Map<String, Object> schema) {
    if (Boolean.FALSE.equals(schema.get(SECRET))) {
      remove(at, schema, SECRET);
    } else if (schema.containsKey(SECRET) && !MARKS.contains(schema.get(SECRET))) {
      schema.put(SECRET, "name");
    }
  }

  private void remove(JsonPointer at, Map<String, Object> node, String extension) {
    if (node.containsKey(extension)) {
      node.remove(extension);
      DocumentLog.write(
          Level.WARNING,
          "{0} #{1}: {2} counts in overlay.yaml and supplement/ only; it is ignored here",
          file,
          at,
          extension);
    }
  }
}
