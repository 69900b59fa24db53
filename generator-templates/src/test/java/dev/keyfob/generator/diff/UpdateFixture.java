package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two versions of the document of a provider {@code acme}, made for one test. */
public final class UpdateFixture {

  public static final String HEAD = "openapi: 3.0.1\ninfo: {title: Acme, version: '1'}\n";

  /** One operation whose response is a component, for tests about schemas. */
  public static final String ANSWERS_THING =
      HEAD
          + """
      paths:
        /things:
          get:
            operationId: listThings
            x-effect: safe
            tags: [Things]
            responses:
              '200':
                description: fine
                content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
      """;

  /** One operation that takes a component. */
  public static final String TAKES_THING =
      HEAD
          + """
      paths:
        /things:
          post:
            operationId: makeThing
            x-effect: non-idempotent
            tags: [Things]
            requestBody:
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            responses: {'201': {description: fine}}
      """;

  private final Path folder;

  public UpdateFixture(Path folder) {
    this.folder = folder;
  }

  /** Returns the component Thing with these properties. */
  public static String thing(String properties) {
    return "components: {schemas: {Thing: {type: object, properties: {" + properties + "}}}}\n";
  }

  public Map<String, Object> document(String text) {
    Path file = write("document.yaml", text);
    return NormalForm.of(DocumentReader.read(file, "document"));
  }

  public DocumentDiff compare(String was, String is) {
    return compare(was, is, "1.0.0");
  }

  DocumentDiff compare(String was, String is, String version) {
    return DocumentDiff.of("acme", Optional.of(document(was)), document(is), version);
  }

  /** Returns the changes about a topic, each with severity, place and text. */
  List<String> changes(ChangeTopic topic, String was, String is) {
    return compare(was, is).about(topic).stream()
        .map(change -> change.severity() + " " + change.place() + ": " + change.text())
        .toList();
  }

  public Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
