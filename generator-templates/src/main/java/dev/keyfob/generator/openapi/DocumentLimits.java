package dev.keyfob.generator.openapi;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.UntrustedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rejects documents that are too large for the build, and characters that a reader cannot see. It
 * runs once for each file, before any other step. The limits are several times those of the largest
 * known documents.
 */
public final class DocumentLimits {

  private static final int DEPTH = 100;
  private static final int NAME = 500;
  private static final int TEXT = 2_000;
  private static final int PROSE = 200_000;
  private static final int DIGITS = 400;
  private static final int OPERATIONS = 2_000;
  private static final int PARAMETERS = 100;
  private static final int COMPONENTS = 5_000;
  private static final int SCHEMAS = 50_000;

  /** Keywords whose text may have several lines, since it is for people or a value of the API. */
  private static final Set<String> PROSE_KEYWORDS =
      Set.of("description", "summary", "pattern", "example", "examples", "default");

  private static final Set<String> VALUE_KEYWORDS = Set.of("enum", "const");

  /** The purpose of the text at a place. */
  private enum Kind {
    NAME_OR_KEYWORD,
    VALUE,
    PROSE
  }

  private final String file;

  private DocumentLimits(String file) {
    this.file = file;
  }

  /**
   * Checks a file that was read.
   *
   * @throws SpecException if it exceeds a limit or has a forbidden character
   */
  public static void check(String file, Map<String, Object> root) {
    DocumentLimits limits = new DocumentLimits(file);
    limits.object(JsonPointer.ROOT, root, 0, Kind.NAME_OR_KEYWORD, false);
    limits.counts(root);
  }

  private void node(JsonPointer at, Object node, int depth, Kind kind, boolean named) {
    if (depth > DEPTH) {
      throw new SpecException(
          file, at, "is nested deeper than " + DEPTH + " levels; move inner parts to components");
    }
    if (node instanceof String text) {
      text(at, text, kind);
    } else if (node instanceof BigInteger number && number.bitLength() > DIGITS * 4) {
      throw tooManyDigits(at);
    } else if (node instanceof BigDecimal number
        && (long) number.precision() + Math.abs((long) number.scale()) > DIGITS) {
      throw tooManyDigits(at);
    } else if (Tree.isObject(node)) {
      object(at, Tree.object(node), depth, kind, named);
    } else {
      List<Object> items = Tree.array(node);
      for (int i = 0; i < items.size(); i++) {
        node(at.child(i), items.get(i), depth + 1, kind, false);
      }
    }
  }

  private SpecException tooManyDigits(JsonPointer at) {
    return new SpecException(
        file, at, "is a number of more than " + DIGITS + " digits; shorten it or remove it");
  }

  /**
   * @param named whether the keys are names chosen by the author, not keywords
   */
  private void object(
      JsonPointer at, Map<String, Object> object, int depth, Kind kind, boolean named) {
    object.forEach(
        (name, value) -> {
          JsonPointer child = at.child(name);
          length(child, name, NAME);
          characters(child, name, false);
          boolean keyword = !named && kind == Kind.NAME_OR_KEYWORD;
          node(
              child,
              value,
              depth + 1,
              keyword ? kindOf(name) : kind,
              keyword && DocumentWalk.hasNames(name));
        });
  }

  private static Kind kindOf(String keyword) {
    if (PROSE_KEYWORDS.contains(keyword) || keyword.startsWith("x-")) {
      return Kind.PROSE;
    }
    return VALUE_KEYWORDS.contains(keyword) ? Kind.VALUE : Kind.NAME_OR_KEYWORD;
  }

  private void text(JsonPointer at, String text, Kind kind) {
    length(at, text, kind == Kind.PROSE ? PROSE : TEXT);
    characters(at, text, kind != Kind.NAME_OR_KEYWORD);
  }

  private void length(JsonPointer at, String text, int most) {
    if (text.length() > most) {
      throw new SpecException(
          file,
          at,
          "has " + text.length() + " characters; the limit here is " + most + ". Shorten it");
    }
  }

  private void characters(JsonPointer at, String text, boolean severalLines) {
    text.codePoints()
        .filter(c -> isForbidden(c) && !(severalLines && (c == '\n' || c == '\t')))
        .findFirst()
        .ifPresent(
            c -> {
              throw new SpecException(
                  file,
                  at,
                  "has the character U+%04X, which is not allowed here: it is a control character or"
                          .formatted(c)
                      + " invisible. Remove it");
            });
  }

  private static boolean isForbidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xFFFE) == 0xFFFE || isBlankLetter(c);
    };
  }

  /** Letters and marks without a glyph. */
  private static boolean isBlankLetter(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || (c >= 0x17B4 && c <= 0x17B5)
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2800
        || c == 0x3164
        || c == 0xFFA0;
  }

  private void counts(Map<String, Object> root) {
    List<Operations.Found> operations = Operations.in(root);
    count(JsonPointer.ROOT.child("paths"), operations.size(), OPERATIONS, "operations");
    operations.forEach(
        operation ->
            count(
                operation.at().child("parameters"),
                Tree.array(operation.node().get("parameters")).size(),
                PARAMETERS,
                "parameters"));
    JsonPointer components = JsonPointer.ROOT.child("components");
    Tree.object(root.get("components"))
        .forEach(
            (kind, named) ->
                count(components.child(kind), Tree.object(named).size(), COMPONENTS, kind));
    AtomicInteger schemas = new AtomicInteger();
    DocumentWalk.over(
        root,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            schemas.incrementAndGet();
          }
        });
    count(JsonPointer.ROOT, schemas.get(), SCHEMAS, "schemas");
  }

  private void count(JsonPointer at, int found, int most, String what) {
    if (found > most) {
      throw new SpecException(
          file,
          at,
          "has %d %s; the limit is %d. Remove those that you do not use"
              .formatted(found, UntrustedText.line(what), most));
    }
  }
}
