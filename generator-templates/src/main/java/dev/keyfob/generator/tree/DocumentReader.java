package dev.keyfob.generator.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads any valid YAML 1.2 or JSON file into maps, lists and scalars. */
public final class DocumentReader {

  /**
   * The largest document known has 400 kB; beyond this a build would rather stop than take minutes
   * or all memory.
   */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final String MAX_BYTES_PROPERTY = "keyfob.max-document-bytes";

  private DocumentReader() {}

  /**
   * Reads one file.
   *
   * @param path the file
   * @param name how to call it in an error
   * @return its top-level object
   * @throws SpecException if it is unreadable, with line and column
   */
  public static Map<String, Object> read(Path path, String name) {
    String text = text(path, name);
    if (text.isBlank()) {
      throw new SpecException(name, "is empty; an OpenAPI 3 document in YAML or JSON belongs here");
    }
    Object root = looksLikeJson(text) ? jsonOrYaml(text, name) : YamlTreeReader.parse(text, name);
    if (!Tree.isObject(root)) {
      throw new SpecException(name, "is no document: its outermost value is not an object");
    }
    return Tree.object(root);
  }

  private static boolean looksLikeJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  /**
   * Much that begins like JSON is flow style YAML; JSON indented by tabs, on the other hand, is no
   * YAML to the reader.
   */
  private static Object jsonOrYaml(String text, String name) {
    try {
      return JsonTreeReader.parse(text, name);
    } catch (SpecException notJson) {
      try {
        return YamlTreeReader.parse(text, name);
      } catch (SpecException notYaml) {
        throw name.endsWith(".json") ? notJson : notYaml;
      }
    }
  }

  private static String text(Path path, String name) {
    byte[] bytes;
    try {
      long size = Files.size(path);
      long most = Long.getLong(MAX_BYTES_PROPERTY, MAX_BYTES);
      if (size > most) {
        throw new SpecException(
            name,
            "has "
                + size
                + " bytes, more than the "
                + most
                + " that this build reads; leave out"
                + " what is not needed, or allow it by -D"
                + MAX_BYTES_PROPERTY
                + "="
                + size);
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SpecException(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new SpecException(name, "is not UTF-8 text; convert it");
    }
  }
}
