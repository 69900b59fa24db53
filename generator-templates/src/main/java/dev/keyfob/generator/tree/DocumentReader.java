package dev.keyfob.generator.tree;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Reads YAML 1.2 and JSON files as trees. */
public final class DocumentReader {

  /** Far above the largest known document (400 kB); larger files would exhaust the memory. */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final String MAX_BYTES_PROPERTY = "keyfob.max-document-bytes";

  private DocumentReader() {}

  /**
   * Reads one file.
   *
   * @param name the name of the file in messages
   * @return the object at the top of the document
   * @throws SpecException if the file is neither YAML nor JSON; the message has line and column
   */
  public static Map<String, Object> read(Path path, String name) {
    return parse(text(path, name), name);
  }

  /**
   * Reads a text.
   *
   * @param name the name of its file in messages
   * @return the object at the top of the document
   * @throws SpecException if the text is neither YAML nor JSON; the message has line and column
   */
  public static Map<String, Object> parse(String text, String name) {
    if (text.isBlank()) {
      throw new SpecException(name, "is empty; put an OpenAPI 3 document in YAML or JSON here");
    }
    Object root = looksLikeJson(text) ? jsonOrYaml(text, name) : YamlTreeReader.parse(text, name);
    if (!Tree.isObject(root)) {
      throw new SpecException(name, "is not a document: its outermost value is not an object");
    }
    return Tree.object(root);
  }

  /** Returns the largest size of a document, in bytes. */
  public static long maxBytes() {
    return Long.getLong(MAX_BYTES_PROPERTY, MAX_BYTES);
  }

  private static boolean looksLikeJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  /** Flow style YAML may begin like JSON, and the YAML reader rejects JSON indented by tabs. */
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

  /**
   * Returns the text of a regular file.
   *
   * @param name the name of the file in messages
   * @throws SpecException if the file is too large, is not UTF-8 or is no regular file
   */
  public static String text(Path path, String name) {
    byte[] bytes;
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new SpecException(
          name, "is not a regular file; put the document itself here, and no link or device");
    }
    try {
      long size = Files.size(path);
      long most = maxBytes();
      if (size > most) {
        throw new SpecException(
            name,
            "has "
                + size
                + " bytes; the limit is "
                + most
                + ". Remove unused parts, or raise the limit by -D"
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
      throw new SpecException(name, "is not UTF-8 text; convert it to UTF-8");
    }
  }
}
