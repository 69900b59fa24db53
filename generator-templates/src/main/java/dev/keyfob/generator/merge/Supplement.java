package dev.keyfob.generator.merge;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.openapi.PathTemplates;
import dev.keyfob.generator.openapi.References;
import dev.keyfob.generator.tree.DocumentLog;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
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
 * Adds the operations of {@code supplement/} that {@code upstream/} does not describe. If both
 * describe an operation or a component, upstream wins.
 */
public final class Supplement {

  private final MergedDocument upstream;
  private final MergedDocument supplement;
  private final Map<JsonPointer, String> origins;
  private final Map<String, List<JsonPointer>> superseded = new TreeMap<>();
  private final Set<String> upstreamOperations;

  private Supplement(MergedDocument upstream, MergedDocument supplement) {
    this.upstream = upstream;
    this.supplement = supplement;
    this.origins = new LinkedHashMap<>(supplement.origins());
    this.origins.putAll(upstream.origins());
    this.upstreamOperations =
        Operations.in(upstream.document()).stream()
            .map(Supplement::shape)
            .collect(Collectors.toSet());
  }

  /** Returns the upstream document with the missing operations added. */
  public static MergedDocument below(MergedDocument upstream, MergedDocument supplement) {
    return new Supplement(upstream, supplement).merge();
  }

  private MergedDocument merge() {
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
    Merge.addTags(upstream.document(), Tree.array(supplement.document().get("tags")));
    supplement.document().forEach(upstream.document()::putIfAbsent);
    superseded.forEach(
        (file, places) ->
            DocumentLog.write(
                Level.INFO,
                "{0}: superseded by upstream: {1}",
                file,
                places.stream().map(JsonPointer::reference).collect(Collectors.joining(", "))));
    return new MergedDocument(upstream.document(), origins);
  }

  private void supersede(JsonPointer at) {
    superseded.computeIfAbsent(supplement.origin(at), file -> new ArrayList<>()).add(at);
  }

  /** Identifies an operation. The names of path parameters do not matter. */
  private static String shape(Operations.Found operation) {
    return operation.method() + " " + PathTemplates.withoutNames(operation.path());
  }

  private void add(Operations.Found operation) {
    Map<String, Object> item =
        Tree.child(Tree.child(upstream.document(), "paths"), operation.path());
    Tree.object(Tree.object(supplement.document().get("paths")).get(operation.path()))
        .forEach(
            (name, value) -> {
              if (!DocumentShape.METHODS.contains(name)) {
                item.putIfAbsent(name, value);
              }
            });
    item.put(operation.method(), operation.node());
  }

  /** Adds components, except those that only superseded operations use. */
  private void addComponents(Set<JsonPointer> needless) {
    JsonPointer components = JsonPointer.ROOT.child("components");
    Tree.object(supplement.document().get("components"))
        .forEach(
            (kind, named) -> {
              Map<String, Object> target =
                  Tree.child(Tree.child(upstream.document(), "components"), kind);
              Tree.object(named)
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
