package dev.keyfob.generator.effective;

import dev.keyfob.generator.annotate.Effects;
import dev.keyfob.generator.annotate.OpenBodies;
import dev.keyfob.generator.annotate.OperationIds;
import dev.keyfob.generator.annotate.PagedLists;
import dev.keyfob.generator.annotate.SecretFields;
import dev.keyfob.generator.annotate.SecretRules;
import dev.keyfob.generator.annotate.SecretsList;
import dev.keyfob.generator.merge.Merge;
import dev.keyfob.generator.merge.MergedDocument;
import dev.keyfob.generator.merge.SourceDocument;
import dev.keyfob.generator.merge.Supplement;
import dev.keyfob.generator.openapi.DocumentLimits;
import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.openapi.KeyHeader;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.overlay.OverlayStep;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The complete description of one API: upstream documents and supplement, corrected by the overlay,
 * with the secrets and the effects marked.
 *
 * @param document the OpenAPI document
 * @param secretFields the secrets, and the fields that may be secrets
 */
public record EffectiveDocument(Map<String, Object> document, SecretFields secretFields) {

  /**
   * Assembles the document of a provider.
   *
   * @throws SpecException if a file in the provider's folder is invalid
   */
  public static EffectiveDocument of(ProviderSpecs specs) {
    String overlay = specs.nameOf(specs.overlay());
    Set<String> accepted = SecretsList.places(specs.acceptedSecrets());

    // Merge the files of upstream/ and of supplement/. If both have an operation, upstream wins.
    MergedDocument merged = merged(specs);
    // Correct the result by overlay.yaml.
    Map<String, Object> corrections = overlay(specs);
    Map<String, Object> document = corrected(merged, overlay, corrections);
    // Check that the corrected document is valid and describes an operation.
    DocumentShape.check(overlay, document);
    ReferenceCheck.check(merged, document, specs);
    NameCheck.check(merged, document, specs, new HashSet<>(Tree.array(corrections.get("x-names"))));
    if (Operations.in(document).isEmpty()) {
      throw new SpecException(specs.name(), "no document in this folder describes an operation");
    }
    // Give JSON responses without a schema the schema of any JSON, so that their body is kept.
    OpenBodies.fill(document);
    // Give operations without an operationId one, made of method and path.
    OperationIds.complete(merged, document, overlay);
    // Mark secrets: the overlay's marks, then the rules, then secrets.txt.
    SecretFields secrets = SecretRules.apply(overlay, document, accepted);
    // Set effect and credential of each operation, which depend on the secrets in its response.
    Effects.apply(overlay, document);
    // Warn if the key goes where the clients do not send it.
    KeyHeader.check(specs.name(), document);
    // Say which operations list page by page, and how.
    PagedLists.apply(overlay, document);

    return new EffectiveDocument(document, secrets);
  }

  /** Returns the mark of each secret, by place. */
  public Map<JsonPointer, String> secrets() {
    return secretFields.secrets();
  }

  private static MergedDocument merged(ProviderSpecs specs) {
    List<SourceDocument> upstream = read(specs, specs.upstream());
    upstream.forEach(document -> UpstreamMarks.remove(document.file(), document.root()));
    List<SourceDocument> supplement = read(specs, specs.supplement());
    if (upstream.isEmpty() && supplement.isEmpty()) {
      throw new SpecException(
          specs.name() + "/upstream",
          "holds no document; put the provider's OpenAPI 3 document, or its pages, here as .yaml,"
              + " .yml or .json");
    }
    if (upstream.isEmpty()) {
      return Merge.of(supplement);
    }
    return supplement.isEmpty()
        ? Merge.of(upstream)
        : Supplement.below(Merge.of(upstream), Merge.of(supplement));
  }

  private static List<SourceDocument> read(ProviderSpecs specs, List<Path> files) {
    return files.stream().map(file -> read(file, specs.nameOf(file))).toList();
  }

  private static SourceDocument read(Path file, String name) {
    Map<String, Object> root = DocumentReader.read(file, name);
    DocumentLimits.check(name, root);
    DocumentShape.check(name, root);
    return new SourceDocument(name, root);
  }

  /**
   * Checks that a file can be an upstream document, whatever the overlay then has to correct.
   *
   * @param name the name of the file in messages
   * @throws SpecException if it is no OpenAPI 3 document, or describes no operation
   */
  public static void requireUsable(Path file, String name) {
    if (Operations.in(read(file, name).root()).isEmpty()) {
      throw new SpecException(name, "describes no operation");
    }
  }

  /** Returns the overlay; an empty object if there is none. */
  private static Map<String, Object> overlay(ProviderSpecs specs) {
    if (!Files.exists(specs.overlay(), LinkOption.NOFOLLOW_LINKS)) {
      return Map.of();
    }
    String name = specs.nameOf(specs.overlay());
    Map<String, Object> overlay = DocumentReader.read(specs.overlay(), name);
    DocumentLimits.check(name, overlay);
    return overlay;
  }

  private static Map<String, Object> corrected(
      MergedDocument merged, String name, Map<String, Object> overlay) {
    return overlay.isEmpty()
        ? Tree.copy(merged.document())
        : new OverlayStep(name, overlay).apply(merged.document());
  }
}
