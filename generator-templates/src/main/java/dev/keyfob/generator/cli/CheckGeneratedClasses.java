package dev.keyfob.generator.cli;

import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.impact.GeneratedClasses;
import dev.keyfob.generator.openapi.DocumentWalk;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Stops the build if a compiled class of the client shows a secret, or has lost one. */
public final class CheckGeneratedClasses {

  private CheckGeneratedClasses() {}

  /**
   * Checks the classes of all providers.
   *
   * @param arguments the specs folder; the build folder of generated-client
   * @throws SpecException if a secret is not masked; the message has a line for each place
   */
  public static void main(String... arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "arguments: specs folder, generated-client's build folder");
    }
    Path target = Path.of(arguments[1]).normalize();
    check(new AssembledDocuments(Path.of(arguments[0]).normalize(), target), target);
  }

  static void check(AssembledDocuments documents, Path target) {
    BuildLayout layout = new BuildLayout(target);
    List<String> lines = new ArrayList<>();
    for (String provider : documents.providers()) {
      String folder = documents.generatedPackage(provider).replace('.', '/');
      GeneratedClasses classes =
          GeneratedClasses.of(classFiles(target.resolve("classes").resolve(folder)));
      classes
          .unmasked(harmless(documents.effective(provider), layout.secretsReview(provider)))
          .forEach(line -> lines.add(provider + ": " + line));
      classes.withoutSecret().forEach(line -> lines.add(provider + ": " + line));
    }
    if (!lines.isEmpty()) {
      throw new SpecException(
          "specs",
          "the generated client does not mask what it should; mark the field in overlay.yaml by"
              + " x-secret: once or credential, or false if it is not a secret\n  "
              + String.join("\n  ", lines));
    }
  }

  /** Returns the names that the overlay or supplement calls no secret, or a review has to judge. */
  private static Set<String> harmless(Map<String, Object> document, Path review) {
    Set<String> names = new TreeSet<>();
    SecretsList.places(review).stream()
        .map(place -> place.substring(place.lastIndexOf('/') + 1))
        .forEach(names::add);
    DocumentWalk.over(
        document,
        new DocumentWalk.Visitor() {
          @Override
          public void schema(JsonPointer at, Map<String, Object> schema) {
            if (Boolean.FALSE.equals(schema.get("x-secret")) && "schema".equals(at.token())) {
              Object parameter = Tree.object(at.parent().in(document)).get("name");
              Optional.ofNullable(Tree.text(parameter)).ifPresent(names::add);
            }
            Tree.object(schema.get("properties"))
                .forEach(
                    (name, property) -> {
                      if (Boolean.FALSE.equals(Tree.object(property).get("x-secret"))) {
                        names.add(name);
                      }
                    });
          }
        });
    return names;
  }

  private static List<byte[]> classFiles(Path folder) {
    List<byte[]> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes.add(Files.readAllBytes(file));
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
