package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.document.JsonWriter;
import dev.keyfob.generator.assemble.document.YamlWriter;
import dev.keyfob.generator.assemble.input.GeneratorInput;
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

  private final Target target;
  private final Fingerprint fingerprint;

  private Assemble(Target target, Fingerprint fingerprint) {
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
    new Assemble(new Target(Path.of(arguments[1])), fingerprint)
        .all(Path.of(arguments[0]).normalize());
  }

  private void all(Path specs) {
    List<Provider> providers = Provider.in(specs);
    Set<String> names = new LinkedHashSet<>();
    providers.forEach(provider -> names.add(provider.name()));
    target.discardAllBut(names);
    StringBuilder verdict = new StringBuilder();
    for (Provider provider : providers) {
      if (SecretsList.accepting()) {
        // Before anything is made, since what is accepted decides what will be masked.
        SecretsList.accept(EffectiveDocument.of(provider).secrets(), provider.acceptedSecrets());
      }
      String now = fingerprint.of(provider);
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
    Target.write(target.verdict(), verdict.toString());
  }

  private void assemble(Provider provider, String now) {
    EffectiveDocument effective = EffectiveDocument.of(provider);
    String effectiveYaml = YamlWriter.write(effective.document());
    // JSON is YAML too, and what reads this takes no more than 3 MB of any other YAML.
    String input =
        JsonWriter.write(
            GeneratorInput.of(
                target.effectiveDocument(provider.name()).getFileName().toString(),
                effective.document(),
                now));
    // Nothing is written before everything is known to be right.
    Target.write(target.effectiveDocument(provider.name()), effectiveYaml);
    Target.write(target.secrets(provider.name()), SecretsList.write(effective.secrets()));
    Target.write(target.generatorInput(provider.name()), input);
    target.seal(provider.name());
  }
}
