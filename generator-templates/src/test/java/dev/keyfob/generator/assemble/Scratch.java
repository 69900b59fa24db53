package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.DocumentReader;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A specs folder with one provider, {@code acme}, and a build folder, made for one test. */
final class Scratch {

  /** The least that is a document, to which a test adds paths and components. */
  static final String HEAD =
      """
      openapi: 3.0.1
      info: {title: Acme, version: '1'}
      """;

  /** One operation, for tests about something else. */
  static final String ONE_OPERATION =
      """
      paths:
        /things:
          get:
            operationId: listThings
            responses: {'200': {description: fine}}
      """;

  private final Path folder;

  Scratch(Path folder) {
    this.folder = folder;
  }

  Path specs() {
    return folder.resolve("specs");
  }

  Path build() {
    return folder.resolve("target");
  }

  Provider provider() {
    return new Provider("acme", specs().resolve("acme"));
  }

  /** A page of the provider's; text without its own head gets one. */
  Scratch upstream(String name, String text) {
    return write("acme/upstream/" + name, text.startsWith("openapi") ? text : HEAD + text);
  }

  Scratch upstream(String text) {
    return upstream("page.yaml", text);
  }

  Scratch supplement(String text) {
    return write("acme/supplement/more.yaml", HEAD + text);
  }

  Scratch overlay(String actions) {
    return write(
        "acme/overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n" + actions.indent(2));
  }

  Scratch write(String file, String text) {
    try {
      Path path = specs().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The effective document of what has been written so far. */
  EffectiveDocument effective() {
    return EffectiveDocument.of(provider());
  }

  /** What stands at a place in the effective document. */
  Object effective(String pointer) {
    return JsonPointer.ofReference("#" + pointer).in(effective().document());
  }

  /** Runs the build step as Maven does. */
  void assemble(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = specs().toString();
    arguments[1] = build().toString();
    arguments[2] = "7.0";
    System.arraycopy(more, 0, arguments, 3, more.length);
    Assemble.main(arguments);
  }

  /** Does what the code generator does when it is through. */
  Scratch generate(String... files) {
    Path sources = build().resolve("generated-sources/acme");
    try {
      Files.createDirectories(sources);
      List<Path> written = new ArrayList<>();
      for (String file : files) {
        written.add(Files.writeString(sources.resolve(file), "class"));
      }
      List<String> lines = new ArrayList<>(List.of(fingerprint()));
      lines.addAll(FileHashes.of(sources, written));
      Files.write(sources.resolve(".complete"), lines);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> input() {
    return DocumentReader.read(target().generatorInput("acme"), "input");
  }

  String fingerprint() {
    return Json.text(input().get("x-keyfob-fingerprint"));
  }

  boolean unchanged() {
    return read(target().verdict()).equals("keyfob.unchanged.acme=true\n");
  }

  Target target() {
    return new Target(build());
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
