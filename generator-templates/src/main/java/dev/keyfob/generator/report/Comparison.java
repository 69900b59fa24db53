package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.schema.GeneratorInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an update of one provider's document comes to.
 *
 * @param provider its name
 * @param changes what has changed since the document was last accepted; nothing where none ever was
 * @param comparable whether there is an accepted document
 * @param bump the part of the version to raise
 * @param facade what it means for the facade
 */
record Comparison(
    String provider, List<Change> changes, boolean comparable, Bump bump, FacadeImpact facade) {

  /**
   * Compares.
   *
   * @param accepted the document last accepted, in normal form, if there is one
   * @param effective the document as it is now, in normal form
   * @param facade the facade's sources
   * @param runtime the folder of the sources that generated code leans on
   * @param javaPackage that of the provider's Retrofit interfaces
   */
  static Comparison of(
      String provider,
      Optional<Map<String, Object>> accepted,
      Map<String, Object> effective,
      FacadeSources facade,
      Path runtime,
      String javaPackage) {
    GeneratedApi now = generated(provider + ".yaml", effective);
    FacadeCompilation.Outcome compilation = FacadeCompilation.of(facade, runtime, javaPackage, now);
    if (accepted.isEmpty()) {
      return new Comparison(
          provider,
          List.of(),
          false,
          Bump.NONE,
          FacadeImpact.of(facade, javaPackage, compilation, Optional.empty(), now));
    }
    GeneratedApi before = generated(provider + "/accepted.yaml", accepted.get());
    Described was = new Described(accepted.get());
    Described is = new Described(effective);
    Changes changes = new Changes();
    Set<String> incompatible =
        accepted.get().equals(effective) ? Set.of() : WireChanges.find(was, is, provider, changes);
    SecretChanges.find(was, is, changes);
    EffectChanges.find(was, is, changes);
    EnumChanges.find(was, is, changes);
    NameChanges.find(was, is, changes);
    JavaChanges.find(before, now, changes);
    changes.account(incompatible);
    List<Change> sorted = changes.sorted();
    return new Comparison(
        provider,
        sorted,
        true,
        Bump.of(sorted, !accepted.get().equals(effective)),
        FacadeImpact.of(facade, javaPackage, compilation, Optional.of(before), now));
  }

  /** What is generated from a document. */
  static GeneratedApi generated(String name, Map<String, Object> document) {
    return GeneratedApi.of(Parsed.of(GeneratorInput.of(name, document, ""), name));
  }

  List<Change> about(Topic topic) {
    return changes.stream().filter(change -> change.is(topic)).toList();
  }

  long breaking() {
    return changes.stream().filter(Change::isBreaking).count();
  }
}
