package dev.keyfob.generator.testing;

import dev.keyfob.generator.cli.Assemble;
import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.files.FileHashes;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A specs folder with one provider, {@code acme}, and a build folder, made for one test. */
public final class Scratch {

  /** The beginning of a document; a test adds paths and components. */
  public static final String HEAD =
      """
      openapi: 3.0.1
      info: {title: Acme, version: '1'}
      """;

  /** One operation, for tests about something else. */
  public static final String ONE_OPERATION =
      """
      paths:
        /things:
          get:
            operationId: listThings
            responses: {'200': {description: fine}}
      """;

  private final Path folder;

  public Scratch(Path folder) {
    this.folder = folder;
  }

  public Path specs() {
    return folder.resolve("specs");
  }

  public Path build() {
    return folder.resolve("target");
  }

  public ProviderSpecs provider() {
    return new ProviderSpecs("acme", specs().resolve("acme"));
  }

  /**
   * Writes an upstream document. Writes a document. Text that does not begin with {@code openapi}
   * gets the usual beginning.
   */
  public Scratch upstream(String name, String text) {
    return write("acme/upstream/" + name, text.startsWith("openapi") ? text : HEAD + text);
  }

  public Scratch upstream(String text) {
    return upstream("page.yaml", text);
  }

  /** Writes a document into supplement/, where marks of secrets and effects are read. */
  public Scratch supplement(String text) {
    return supplement("more.yaml", text);
  }

  public Scratch supplement(String name, String text) {
    return write("acme/supplement/" + name, text.startsWith("openapi") ? text : HEAD + text);
  }

  public Scratch overlay(String actions) {
    return write(
        "acme/overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n" + actions.indent(2));
  }

  public Scratch write(String file, String text) {
    try {
      Path path = specs().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the effective document of the files written so far. */
  public EffectiveDocument effective() {
    return EffectiveDocument.of(provider());
  }

  /** Returns the node at a place in the effective document. */
  public Object effective(String pointer) {
    return JsonPointer.ofReference("#" + pointer).in(effective().document());
  }

  /** Runs the build step as Maven does. */
  public void assemble(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = specs().toString();
    arguments[1] = build().toString();
    arguments[2] = "7.0";
    System.arraycopy(more, 0, arguments, 3, more.length);
    Assemble.main(arguments);
  }

  /** Writes generated files and their hashes, like the code generator. */
  public Scratch generate(String... files) {
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

  public Map<String, Object> input() {
    return DocumentReader.read(target().generatorInput("acme"), "input");
  }

  public String fingerprint() {
    return Tree.text(input().get("x-keyfob-fingerprint"));
  }

  public boolean unchanged() {
    return read(target().upToDate()).equals("keyfob.unchanged.acme=true\n");
  }

  public BuildLayout target() {
    return new BuildLayout(build());
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
