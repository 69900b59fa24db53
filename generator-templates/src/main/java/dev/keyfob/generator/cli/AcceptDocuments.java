package dev.keyfob.generator.cli;

import dev.keyfob.generator.diff.AcceptedDocument;
import dev.keyfob.generator.impact.AssembledDocuments;
import dev.keyfob.generator.pins.Pins;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Makes the effective documents the ones that the next report compares with.
 *
 * <p>Runs after the facade's own compilation, so a document with which the facade does not compile
 * is never accepted. Does nothing unless called for with {@code -Dkeyfob.document=accept}.
 */
public final class AcceptDocuments {

  private AcceptDocuments() {}

  /**
   * Accepts the documents of all providers.
   *
   * @param arguments the specs folder; the build folder of generated-client
   */
  public static void main(String... arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "arguments: specs folder, generated-client's build folder");
    }
    if (isRequested()) {
      run(
          new AssembledDocuments(
              Path.of(arguments[0]).normalize(), Path.of(arguments[1]).normalize()),
          System.out);
    }
  }

  static boolean isRequested() {
    return "accept".equals(System.getProperty("keyfob.document"));
  }

  static void run(AssembledDocuments documents, PrintStream out) {
    for (String provider : documents.providers()) {
      AcceptedDocument accepted = documents.accepted(provider);
      boolean changed = accepted.accept(documents.effective(provider));
      documents.pins(provider).write(Pins.of(documents.effective(provider)));
      out.println((changed ? "accepted: " : "was accepted already: ") + accepted.file());
    }
  }
}
