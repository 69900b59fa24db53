package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.Merge.Merged;
import dev.keyfob.generator.assemble.document.DocumentReader;
import dev.keyfob.generator.assemble.document.DocumentShape;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.document.SpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an API says once everything known about it is put together.
 *
 * @param document the whole
 * @param secrets the secret properties and the mark of each, by place
 */
record EffectiveDocument(Map<String, Object> document, Map<JsonPointer, String> secrets) {

  static EffectiveDocument of(Provider provider) {
    String overlay = provider.nameOf(provider.overlay());
    Merged merged = merged(provider);
    Map<String, Object> document =
        Files.exists(provider.overlay())
            ? new OverlayStep(overlay, DocumentReader.read(provider.overlay(), overlay))
                .apply(merged.document())
            : Json.copy(merged.document());
    DocumentShape.check(overlay, document);
    References.check(merged, document, overlay);
    if (Operations.in(document).isEmpty()) {
      throw new SpecException(provider.name(), "no document in this folder describes an operation");
    }
    OpenBodies.fill(document);
    OperationIds.complete(merged, document, overlay);
    Map<JsonPointer, String> secrets =
        SecretRules.apply(overlay, document, SecretsList.places(provider.acceptedSecrets()));
    Effects.apply(overlay, document);
    return new EffectiveDocument(document, secrets);
  }

  private static Merged merged(Provider provider) {
    List<SourceDocument> upstream = read(provider, provider.upstream());
    List<SourceDocument> supplement = read(provider, provider.supplement());
    if (upstream.isEmpty() && supplement.isEmpty()) {
      throw new SpecException(
          provider.name() + "/upstream",
          "holds no document; put the provider's OpenAPI 3 document, or its pages, here as .yaml, .yml or .json");
    }
    if (upstream.isEmpty()) {
      return Merge.of(supplement);
    }
    return supplement.isEmpty()
        ? Merge.of(upstream)
        : Supplement.below(Merge.of(upstream), Merge.of(supplement));
  }

  private static List<SourceDocument> read(Provider provider, List<Path> files) {
    return files.stream()
        .map(
            file -> {
              String name = provider.nameOf(file);
              Map<String, Object> root = DocumentReader.read(file, name);
              DocumentShape.check(name, root);
              return new SourceDocument(name, root);
            })
        .toList();
  }
}
