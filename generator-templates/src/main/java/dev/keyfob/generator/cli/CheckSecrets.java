package dev.keyfob.generator.cli;

import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops the build when the secret fields of an API are not those that somebody has looked at. */
public final class CheckSecrets {

  private static final String KEPT_MEANS =
      "\n"
          + SecretsList.KEPT
          + ": nothing marks it any more, or it has the name of "
          + "a listed field that is gone; it stays masked. Mark it in overlay.yaml: x-secret: once or credential, or false "
          + "where it is no secret";

  private CheckSecrets() {}

  /**
   * Compares.
   *
   * @param arguments the specs folder; the build folder in which {@link Assemble} has put what it
   *     found
   * @throws SpecException with the lines to add and to remove, and the command that does it
   */
  public static void main(String... arguments) {
    BuildLayout target = new BuildLayout(Path.of(arguments[1]));
    List<String> complaints = new ArrayList<>();
    for (ProviderSpecs provider : ProviderSpecs.in(Path.of(arguments[0]).normalize())) {
      Path found = target.secrets(provider.name());
      if (!SecretsList.exists(found)) {
        throw new SpecException(provider.name(), "is not assembled yet; run mvn compile first");
      }
      List<String> changes = SecretsList.changes(found, provider.acceptedSecrets());
      if (!changes.isEmpty()) {
        complaints.add(
            provider.nameOf(provider.acceptedSecrets())
                + ": the secret fields are not those listed (+ is new, - is gone). All of them are masked. Look at them, "
                + "then accept them by: "
                + SecretsList.ACCEPT
                + "\n  "
                + String.join("\n  ", changes)
                + (changes.stream().anyMatch(change -> change.startsWith("+ " + SecretsList.KEPT))
                    ? KEPT_MEANS
                    : ""));
      }
    }
    if (!complaints.isEmpty()) {
      throw new SpecException(
          "specs", "secret fields have changed\n" + String.join("\n", complaints));
    }
  }
}
