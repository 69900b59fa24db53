package dev.keyfob.generator.report;

import dev.keyfob.generator.tree.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two days' documents of a provider {@code acme}, made for one test. */
final class Update {

  static final String HEAD = "openapi: 3.0.1\ninfo: {title: Acme, version: '1'}\n";

  /** One operation that answers with a component, for tests about schemas. */
  static final String ANSWERS_THING =
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
  static final String TAKES_THING =
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

  Update(Path folder) {
    this.folder = folder;
  }

  /** The component Thing, with these properties. */
  static String thing(String properties) {
    return "components: {schemas: {Thing: {type: object, properties: {" + properties + "}}}}\n";
  }

  Map<String, Object> document(String text) {
    Path file = write("document.yaml", text);
    return NormalForm.of(DocumentReader.read(file, "document"));
  }

  Comparison compare(String was, String is) {
    return Comparison.of(
        "acme",
        Optional.of(document(was)),
        document(is),
        FacadeSources.in(folder.resolve("facade")),
        folder.resolve("runtime"),
        "acme.api");
  }

  /** The changes about a topic: weight, place and text of each. */
  List<String> changes(Topic topic, String was, String is) {
    return compare(was, is).about(topic).stream()
        .map(change -> change.weight() + " " + change.place() + ": " + change.text())
        .toList();
  }

  Update facade(String name, String source) {
    write("facade/" + name, source);
    return this;
  }

  Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
