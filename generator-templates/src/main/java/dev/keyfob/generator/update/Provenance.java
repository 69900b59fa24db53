package dev.keyfob.generator.update;

import dev.keyfob.generator.files.FileHashes;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.YamlTreeWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@code PROVENANCE.md} that says where the document in {@code upstream/} comes from.
 * An update replaces this part and leaves the rest of the page alone.
 *
 * @param fields the fields of the YAML in this part; empty if there is none
 */
record Provenance(Map<String, Object> fields) {

  static final Provenance NONE = new Provenance(Map.of());

  private static final String BEGIN =
      "<!-- upstream: mvn -q compile -Pupdate replaces this part -->\n";
  private static final String END = "<!-- /upstream -->\n";
  private static final Pattern PART =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL);

  /**
   * Reads what the page says of a document, unless the document is another one by now.
   *
   * @param page the page
   * @param document the document in {@code upstream/}
   */
  static Provenance of(Path page, Path document, DocumentSource source) {
    if (!Files.exists(page) || !Files.exists(document)) {
      return NONE;
    }
    String text = DocumentReader.text(page, page.getFileName().toString());
    Matcher part = PART.matcher(text.replace("\r\n", "\n"));
    Matcher yaml = YAML.matcher(part.find() ? part.group() : "");
    if (!yaml.find()) {
      return NONE;
    }
    Map<String, Object> fields = DocumentReader.parse(yaml.group(1), page.getFileName().toString());
    boolean current =
        source.address().uri().toString().equals(fields.get("address"))
            && FileHashes.hash(document).equals(fields.get("sha256"));
    return current ? new Provenance(fields) : NONE;
  }

  /** Describes a document that was fetched at this time. */
  static Provenance of(DocumentSource source, FetchedDocument document, Instant time) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("address", source.address().uri().toString());
    if (!document.address().equals(source.address())) {
      fields.put("redirected-to", document.address().toString());
    }
    fields.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("bytes", document.bytes().length);
    fields.put("sha256", FileHashes.hash(document.bytes()));
    if (document.etag() != null) {
      fields.put("etag", document.etag());
    }
    if (document.lastModified() != null) {
      fields.put("last-modified", document.lastModified());
    }
    return new Provenance(fields);
  }

  /** Returns the {@code ETag}; null if there is none. */
  String etag() {
    return Tree.text(fields.get("etag"));
  }

  /** Returns the date in {@code Last-Modified}; null if there is none. */
  String lastModified() {
    return Tree.text(fields.get("last-modified"));
  }

  /** Returns the page with this part in the place of the former one, or at its end. */
  String in(Path page, DocumentSource source) {
    String part =
        BEGIN
            + "`upstream/"
            + source.file()
            + "` is the provider's whole document, unchanged:\n\n```yaml\n"
            + YamlTreeWriter.write(fields).replace("`", "\\u0060")
            + "```\n"
            + END;
    if (!Files.exists(page)) {
      return "# Origin of these files\n\n" + part;
    }
    String text = DocumentReader.text(page, page.getFileName().toString()).replace("\r\n", "\n");
    Matcher former = PART.matcher(text);
    return former.find()
        ? former.replaceFirst(Matcher.quoteReplacement(part))
        : text.stripTrailing() + "\n\n" + part;
  }
}
