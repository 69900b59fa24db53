package dev.keyfob.generator.cli;

import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.effective.EffectiveDocument;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.files.Fingerprint;
import dev.keyfob.generator.schema.GeneratorInput;
import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.YamlTreeWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes, for each provider, the effective document of what specs/ holds, and from it what the code
 * generator reads. If nothing that matters has changed since code was last generated completely, it
 * writes nothing and says so to the build.
 */
public final class Assemble {

  private final BuildLayout target;
  private final Fingerprint fingerprint;

  private Assemble(BuildLayout target, Fingerprint fingerprint) {
    this.target = target;
    this.fingerprint = fingerprint;
  }

  /**
   * Assembles all providers.
   *
   * @param arguments the specs folder; the module's build folder; the generator's version; whatever
   *     else should make for new code when it changes, be it a text or a file
   * @throws dev.keyfob.generator.assemble.document.SpecException if specs/ holds something that
   *     cannot be used, with its file and place
   */
  public static void main(String... arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException(
          "arguments: specs folder, build folder, generator version");
    }
    Fingerprint fingerprint =
        new Fingerprint(
            Fingerprint.codeSource(Assemble.class),
            Arrays.asList(arguments).subList(2, arguments.length));
    new Assemble(new BuildLayout(Path.of(arguments[1])), fingerprint)
        .all(Path.of(arguments[0]).normalize());
  }

  private void all(Path specs) {
    List<ProviderSpecs> providers = ProviderSpecs.in(specs);
    Set<String> names = new LinkedHashSet<>();
    providers.forEach(provider -> names.add(provider.name()));
    target.discardAllBut(names);
    StringBuilder verdict = new StringBuilder();
    for (ProviderSpecs provider : providers) {
      if (SecretsList.accepting()) {
        // Before anything is made, since what is accepted decides what will be masked.
        SecretsList.accept(EffectiveDocument.of(provider).secrets(), provider.acceptedSecrets());
      }
      String now = fingerprint.of(provider.inputs());
      boolean unchanged = target.holds(provider.name(), now);
      if (!unchanged) {
        target.discard(provider.name());
        assemble(provider, now);
      }
      verdict
          .append("keyfob.unchanged.")
          .append(provider.name())
          .append('=')
          .append(unchanged)
          .append('\n');
    }
    BuildLayout.write(target.verdict(), verdict.toString());
  }

  private void assemble(ProviderSpecs provider, String now) {
    EffectiveDocument effective = EffectiveDocument.of(provider);
    String effectiveYaml = YamlTreeWriter.write(effective.document());
    // JSON is YAML too, and what reads this takes no more than 3 MB of any other YAML.
    String input =
        JsonTreeWriter.write(
            GeneratorInput.of(
                target.effectiveDocument(provider.name()).getFileName().toString(),
                effective.document(),
                now));
    // Nothing is written before everything is known to be right.
    BuildLayout.write(target.effectiveDocument(provider.name()), effectiveYaml);
    BuildLayout.write(target.secrets(provider.name()), SecretsList.write(effective.secrets()));
    BuildLayout.write(target.generatorInput(provider.name()), input);
    target.seal(provider.name());
  }
}
