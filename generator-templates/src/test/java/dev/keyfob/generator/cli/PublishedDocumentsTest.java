package dev.keyfob.generator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Assembles other documents in place of the vendored ones. The property {@code keyfob.documents}
 * names their folder, which has a folder for each provider.
 */
class PublishedDocumentsTest {

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> assemble() throws IOException {
    String documents = System.getProperty("keyfob.documents");
    assumeTrue(
        documents != null && Files.isDirectory(Path.of(documents)),
        "skipped: -Dkeyfob.documents names no folder of documents");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path provider : children(Path.of(documents))) {
      for (Path document : children(provider)) {
        String name = provider.getFileName() + "/" + document.getFileName();
        tests.add(dynamicTest(name, () -> assemble(provider.getFileName().toString(), document)));
      }
    }
    return tests;
  }

  private void assemble(String provider, Path document) throws IOException {
    Path day = folder.resolve(document.getFileName().toString());
    Path specs = day.resolve("specs").resolve(provider);
    Files.createDirectories(specs.resolve("upstream"));
    Files.copy(document, specs.resolve("upstream").resolve(document.getFileName()));
    Path ours = Path.of("../specs").resolve(provider);
    if (Files.exists(ours.resolve("overlay.yaml"))) {
      Files.copy(ours.resolve("overlay.yaml"), specs.resolve("overlay.yaml"));
    }
    if (Files.isDirectory(ours.resolve("supplement"))) {
      Files.createDirectory(specs.resolve("supplement"));
      for (Path supplement : children(ours.resolve("supplement"))) {
        Files.copy(supplement, specs.resolve("supplement").resolve(supplement.getFileName()));
      }
    }
    BuildLayout target = new BuildLayout(day.resolve("target"));
    Assemble.main(day.resolve("specs").toString(), target.folder().toString(), "7.0");
    Map<String, Object> effective =
        DocumentReader.read(target.effectiveDocument(provider), "effective");
    Map<String, Object> input = DocumentReader.read(target.generatorInput(provider), "input");
    assertEquals(Operations.in(effective).size(), Operations.in(input).size());
    assertEquals(EffectiveDocument.of(new ProviderSpecs(provider, specs)).document(), effective);
    Operations.in(effective)
        .forEach(operation -> assertFalse(operation.node().get("x-effect") == null));
    assertFalse(Tree.object(Tree.object(input.get("components")).get("schemas")).isEmpty());
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }
}
