package dev.keyfob.generator.cli;

import dev.keyfob.generator.annotate.SecretFields;
import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.files.Fingerprint;
import dev.keyfob.generator.schema.GeneratorInput;
import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.YamlTreeWriter;
import dev.keyfob.generator.update.UpstreamReplacement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Writes the effective document and the generator input of each provider. A provider whose code is
 * up to date is skipped.
 */
public final class Assemble {

  /** A strong reference, since the logging system references loggers weakly. */
  private static final Logger LOGGER = Logger.getLogger("dev.keyfob.generator");

  private final BuildLayout layout;
  private final Fingerprint fingerprint;

  private Assemble(BuildLayout layout, Fingerprint fingerprint) {
    this.layout = layout;
    this.fingerprint = fingerprint;
  }

  /**
   * Assembles all providers.
   *
   * @param arguments the specs folder, the build folder, the version of the code generator, and
   *     further values or files that the generated code depends on
   * @throws SpecException if a file in the specs folder is invalid
   */
  public static void main(String... arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException(
          "arguments: specs folder, build folder, generator version");
    }
    // Maven sets this property for mvn -q.
    boolean quiet = "error".equals(System.getProperty("org.slf4j.simpleLogger.defaultLogLevel"));
    LOGGER.setLevel(quiet ? Level.WARNING : null);
    Fingerprint fingerprint =
        new Fingerprint(
            Fingerprint.codeSource(Assemble.class),
            Arrays.asList(arguments).subList(2, arguments.length));
    new Assemble(new BuildLayout(Path.of(arguments[1])), fingerprint)
        .assembleAll(ProviderSpecs.in(Path.of(arguments[0]).normalize()));
  }

  private void assembleAll(List<ProviderSpecs> providers) {
    providers.forEach(UpstreamReplacement::complete);
    layout.discardAllBut(providers.stream().map(ProviderSpecs::name).collect(Collectors.toSet()));
    StringBuilder upToDate = new StringBuilder();
    for (ProviderSpecs provider : providers) {
      if (SecretsList.isAccepting()) {
        // The list is read first, since the accepted secrets decide which fields are masked.
        accept(provider);
      }
      upToDate
          .append("keyfob.unchanged.")
          .append(provider.name())
          .append('=')
          .append(assembleIfChanged(provider))
          .append('\n');
    }
    AtomicFile.write(layout.upToDate(), upToDate.toString());
  }

  private static SpecException tooDeep(ProviderSpecs provider) {
    return new SpecException(
        provider.name() + "/upstream",
        "its schemas are nested, or refer to each other, too deeply; shorten the longest chain");
  }

  private static void accept(ProviderSpecs provider) {
    SecretFields fields = EffectiveDocument.of(provider).secretFields();
    AtomicFile.write(provider.acceptedSecrets(), SecretsList.write(fields.secrets()));
    if (!fields.review().isEmpty() || Files.exists(provider.acceptedReview())) {
      AtomicFile.write(provider.acceptedReview(), SecretsList.writeReview(fields.review()));
    }
  }

  /** Returns whether the provider's code was up to date. */
  private boolean assembleIfChanged(ProviderSpecs provider) {
    String current = fingerprint.of(provider.inputs());
    boolean upToDate = layout.isUpToDate(provider.name(), current);
    if (!upToDate) {
      layout.discard(provider.name());
      assemble(provider, current);
    }
    return upToDate;
  }

  private void assemble(ProviderSpecs provider, String current) {
    // Everything is computed before anything is written: a mistake in specs/ leaves no output.
    Path file = layout.effectiveDocument(provider.name());
    EffectiveDocument effective;
    String yaml;
    String input;
    try {
      effective = EffectiveDocument.of(provider);
      yaml = YamlTreeWriter.write(effective.document());
      input =
          JsonTreeWriter.write(
              GeneratorInput.of(file.getFileName().toString(), effective.document(), current));
    } catch (StackOverflowError e) {
      throw tooDeep(provider);
    }
    AtomicFile.write(file, yaml);
    SecretFields fields = effective.secretFields();
    AtomicFile.write(layout.secrets(provider.name()), SecretsList.write(fields.secrets()));
    AtomicFile.write(
        layout.secretsReview(provider.name()), SecretsList.writeReview(fields.review()));
    AtomicFile.write(layout.generatorInput(provider.name()), input);
    layout.seal(provider.name());
  }
}
