package dev.keyfob.generator.assemble;

import dev.keyfob.generator.assemble.Merge.Merged;
import dev.keyfob.generator.assemble.document.DocumentShape;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.document.PathTemplates;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Adds to the provider's own documents the operations they lack; whatever both have is the
 * provider's.
 */
final class Supplement {

  private static final Logger LOG = System.getLogger("dev.keyfob.generator");

  private final Merged upstream;
  private final Merged supplement;
  private final Map<JsonPointer, String> origins;
  private final Map<String, List<JsonPointer>> superseded = new TreeMap<>();
  private final Set<String> upstreamOperations;

  private Supplement(Merged upstream, Merged supplement) {
    this.upstream = upstream;
    this.supplement = supplement;
    this.origins = new LinkedHashMap<>(supplement.origins());
    this.origins.putAll(upstream.origins());
    this.upstreamOperations =
        Operations.in(upstream.document()).stream()
            .map(Supplement::shape)
            .collect(Collectors.toSet());
  }

  static Merged below(Merged upstream, Merged supplement) {
    return new Supplement(upstream, supplement).merge();
  }

  private Merged merge() {
    Merge.inheritSecurity(supplement.document(), upstream.document().get("security"));
    Set<JsonPointer> needed = new LinkedHashSet<>();
    Set<JsonPointer> needless = new LinkedHashSet<>();
    for (Operations.Found operation : Operations.in(supplement.document())) {
      Set<JsonPointer> components = References.reachable(supplement.document(), operation.at());
      if (upstreamOperations.contains(shape(operation))) {
        supersede(operation.at());
        needless.addAll(components);
      } else {
        add(operation);
        needed.addAll(components);
      }
    }
    needless.removeAll(needed);
    addComponents(needless);
    Merge.addTags(upstream.document(), Json.array(supplement.document().get("tags")));
    supplement.document().forEach(upstream.document()::putIfAbsent);
    superseded.forEach(
        (file, places) ->
            LOG.log(
                Level.INFO,
                "{0}: taken from upstream instead: {1}",
                file,
                places.stream().map(JsonPointer::reference).collect(Collectors.joining(", "))));
    return new Merged(upstream.document(), origins);
  }

  private void supersede(JsonPointer at) {
    superseded.computeIfAbsent(supplement.origin(at), file -> new ArrayList<>()).add(at);
  }

  /** An operation is the same whatever its path's parameters are called. */
  private static String shape(Operations.Found operation) {
    return operation.method() + " " + PathTemplates.withoutNames(operation.path());
  }

  private void add(Operations.Found operation) {
    Map<String, Object> item =
        Json.child(Json.child(upstream.document(), "paths"), operation.path());
    Json.object(Json.object(supplement.document().get("paths")).get(operation.path()))
        .forEach(
            (name, value) -> {
              if (!DocumentShape.METHODS.contains(name)) {
                item.putIfAbsent(name, value);
              }
            });
    item.put(operation.method(), operation.node());
  }

  /**
   * Leaves out what only superseded operations need: nobody would miss it, and its secrets would be
   * listed for nothing.
   */
  private void addComponents(Set<JsonPointer> needless) {
    JsonPointer components = JsonPointer.ROOT.child("components");
    Json.object(supplement.document().get("components"))
        .forEach(
            (kind, named) -> {
              Map<String, Object> target =
                  Json.child(Json.child(upstream.document(), "components"), kind);
              Json.object(named)
                  .forEach(
                      (name, component) -> {
                        JsonPointer at = components.child(kind).child(name);
                        if (!target.containsKey(name) && !needless.contains(at)) {
                          target.put(name, component);
                        } else if (target.containsKey(name)
                            && !target.get(name).equals(component)) {
                          supersede(at);
                        }
                      });
            });
  }
}
