package dev.keyfob.generator.diff;

import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.schema.GeneratorInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes between a provider's accepted document and its document now.
 *
 * @param provider the provider's name
 * @param changes the changes; empty if no document is accepted
 * @param descriptions the places whose descriptions, summaries or titles have changed, and the
 *     extensions for other tools that have changed
 * @param bump the part of the version to raise
 * @param before the API generated from the accepted document; empty if there is none
 * @param now the API generated from the current document
 */
public record DocumentDiff(
    String provider,
    List<Change> changes,
    Set<String> descriptions,
    VersionBump bump,
    Optional<GeneratedApi> before,
    GeneratedApi now) {

  /**
   * Compares two documents in normal form.
   *
   * @param accepted the accepted document, if there is one
   * @param version the project's version; before 1.0 a breaking change raises the minor version
   */
  public static DocumentDiff of(
      String provider,
      Optional<Map<String, Object>> accepted,
      Map<String, Object> effective,
      String version) {
    GeneratedApi now = generated(provider + ".yaml", effective);
    if (accepted.isEmpty()) {
      return new DocumentDiff(
          provider, List.of(), Set.of(), VersionBump.NONE, Optional.empty(), now);
    }
    GeneratedApi before = generated(provider + "/accepted.yaml", accepted.get());
    boolean same = accepted.get().equals(effective);
    ApiDescription was = new ApiDescription(accepted.get());
    ApiDescription is = new ApiDescription(effective);
    Changes changes = new Changes();
    Set<String> incompatible = same ? Set.of() : WireChanges.find(was, is, provider, changes);
    SecretChanges.find(was, is, changes);
    OperationChanges.find(was, is, changes);
    EnumChanges.find(was, is, changes);
    JavaChanges.find(before, now, changes);
    changes.account(incompatible);
    Set<String> descriptions = OtherChanges.find(accepted.get(), effective, changes);
    List<Change> sorted = changes.sorted();
    return new DocumentDiff(
        provider,
        sorted,
        descriptions,
        VersionBump.of(sorted, !same, version),
        Optional.of(before),
        now);
  }

  private static GeneratedApi generated(String name, Map<String, Object> document) {
    return GeneratedApi.of(ParsedDocument.of(GeneratorInput.of(name, document, ""), name));
  }

  /** Returns whether there is an accepted document to compare with. */
  public boolean comparable() {
    return before.isPresent();
  }

  /** Returns the changes about a topic. */
  public List<Change> about(ChangeTopic topic) {
    return changes.stream().filter(change -> change.is(topic)).toList();
  }

  /** Returns the number of breaking changes. */
  public long breaking() {
    return changes.stream().filter(Change::isBreaking).count();
  }
}
