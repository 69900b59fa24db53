package dev.keyfob.generator.cli;

import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.effective.ProviderSpecs;
import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.tree.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops the build if the secret fields of an API differ from the accepted ones. */
public final class CheckSecrets {

  private static final String KEPT_MEANS =
      "\n"
          + SecretsList.KEPT
          + ": a listed secret that nothing marks any more, or a field with the name of a listed"
          + " secret that is gone. It stays masked. Set x-secret in overlay.yaml: once or"
          + " credential, or false if it is not a secret";

  private CheckSecrets() {}

  /**
   * Compares the secrets that {@link Assemble} found with {@code secrets.txt}, and the fields that
   * may be secrets with {@code secrets-review.txt}.
   *
   * @param arguments the specs folder and the build folder
   * @throws SpecException if they differ; the message has the lines to add and to remove
   */
  public static void main(String... arguments) {
    BuildLayout layout = new BuildLayout(Path.of(arguments[1]));
    List<String> complaints = new ArrayList<>();
    for (ProviderSpecs provider : ProviderSpecs.in(Path.of(arguments[0]).normalize())) {
      Path found = layout.secrets(provider.name());
      if (!Files.exists(found)) {
        throw new SpecException(provider.name(), "is not assembled yet; run mvn compile first");
      }
      List<String> changes = SecretsList.changes(found, provider.acceptedSecrets());
      if (!changes.isEmpty()) {
        complaints.add(complaint(provider, changes));
      }
      List<String> near =
          SecretsList.changes(layout.secretsReview(provider.name()), provider.acceptedReview());
      if (!near.isEmpty()) {
        complaints.add(reviewComplaint(provider, near));
      }
    }
    if (!complaints.isEmpty()) {
      throw new SpecException(
          "specs", "secret fields have changed\n" + String.join("\n", complaints));
    }
  }

  private static String reviewComplaint(ProviderSpecs provider, List<String> changes) {
    return provider.nameOf(provider.acceptedReview())
        + ": the fields that may be secrets differ from the listed ones (+ is new, - is gone). They"
        + " are shown. Set x-secret in overlay.yaml for those that are secrets, then accept the"
        + " rest by: "
        + SecretsList.ACCEPT
        + "\n  "
        + String.join("\n  ", changes);
  }

  private static String complaint(ProviderSpecs provider, List<String> changes) {
    boolean kept = changes.stream().anyMatch(change -> change.startsWith("+ " + SecretsList.KEPT));
    return provider.nameOf(provider.acceptedSecrets())
        + ": the secret fields differ from the listed ones (+ is new, - is gone). All of them are"
        + " masked. Review them, then accept them by: "
        + SecretsList.ACCEPT
        + "\n  "
        + String.join("\n  ", changes)
        + (kept ? KEPT_MEANS : "");
  }
}
