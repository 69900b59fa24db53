package dev.keyfob.generator.cli;

import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops the build if the destination or the effect of a request differs from the accepted pins. */
public final class CheckPins {

  private CheckPins() {}

  /**
   * Compares the effective documents of all providers with their pins.
   *
   * @param arguments the specs folder; the build folder of generated-client
   * @throws SpecException if they differ; the message has a line for each difference
   */
  public static void main(String... arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "arguments: specs folder, generated-client's build folder");
    }
    if (!AcceptDocuments.isRequested()) {
      check(
          new AssembledDocuments(
              Path.of(arguments[0]).normalize(), Path.of(arguments[1]).normalize()));
    }
  }

  static void check(AssembledDocuments documents) {
    List<String> differences = new ArrayList<>();
    for (String provider : documents.providers()) {
      documents
          .pins(provider)
          .differences(documents.effective(provider))
          .forEach(line -> differences.add(provider + ": " + line.replace("`", "")));
    }
    if (!differences.isEmpty()) {
      throw new SpecException(
          "specs",
          "where requests go differs from what is pinned. Read the report (mvn -q compile -Preport),"
              + " then accept the documents by: mvn -q compile -Preport -Dkeyfob.document=accept\n  "
              + String.join("\n  ", differences));
    }
  }
}
