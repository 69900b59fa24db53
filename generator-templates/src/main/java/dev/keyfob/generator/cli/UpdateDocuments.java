package dev.keyfob.generator.cli;

import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.update.DocumentUpdate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fetches the documents of all providers, or of the one that {@code -Dkeyfob.provider} names, from
 * the addresses in {@code specs/<provider>/source.yaml}.
 */
public final class UpdateDocuments {

  private UpdateDocuments() {}

  /**
   * Updates the documents.
   *
   * @param arguments the specs folder
   * @throws SpecException if a document could not be had; the documents of the others are updated
   */
  public static void main(String... arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("arguments: specs folder");
    }
    run(
        Path.of(arguments[0]).normalize(),
        System.getProperty("keyfob.provider", ""),
        System.out,
        UpdateDocuments::sleep);
  }

  static void run(Path specs, String provider, PrintStream out, Consumer<Duration> pause) {
    List<ProviderSpecs> providers =
        ProviderSpecs.in(specs).stream()
            .filter(each -> provider.isEmpty() || each.name().equals(provider))
            .toList();
    if (providers.isEmpty()) {
      throw new SpecException("specs", "has no provider " + provider);
    }
    DocumentUpdate update = new DocumentUpdate(out, Clock.systemUTC(), pause);
    List<String> failures = new ArrayList<>();
    for (ProviderSpecs each : providers) {
      try {
        update.update(each);
      } catch (SpecException failure) {
        failures.add(failure.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new SpecException("specs", "not updated:\n  " + String.join("\n  ", failures));
    }
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SpecException("specs", "the update was interrupted; nothing has been changed");
    }
  }
}
