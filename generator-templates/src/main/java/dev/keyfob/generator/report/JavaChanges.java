package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What would not compile any more, or exists for the first time, in the generated client. */
final class JavaChanges {

  private final GeneratedApi was;
  private final GeneratedApi is;
  private final Changes changes;

  private JavaChanges(GeneratedApi was, GeneratedApi is, Changes changes) {
    this.was = was;
    this.is = is;
    this.changes = changes;
  }

  static void find(GeneratedApi was, GeneratedApi is, Changes changes) {
    JavaChanges all = new JavaChanges(was, is, changes);
    all.types();
    all.was.records().forEach(all::components);
    all.was.enums().forEach(all::constants);
    all.methods();
  }

  private void types() {
    Set<String> before = names(was);
    Set<String> now = names(is);
    without(before, now).forEach(name -> add(Weight.BREAKING, name, "type gone"));
    without(now, before).forEach(name -> add(Weight.ADDITIVE, name, "new type"));
    before.stream()
        .filter(name -> was.records().containsKey(name) && is.enums().containsKey(name))
        .forEach(name -> add(Weight.BREAKING, name, "is an enum, was a record"));
    before.stream()
        .filter(name -> was.enums().containsKey(name) && is.records().containsKey(name))
        .forEach(name -> add(Weight.BREAKING, name, "is a record, was an enum"));
  }

  private static Set<String> names(GeneratedApi api) {
    Set<String> names = new TreeSet<>(api.records().keySet());
    names.addAll(api.enums().keySet());
    api.methods().forEach(method -> names.add(method.type()));
    return names;
  }

  private void components(String type, Map<String, String> before) {
    Map<String, String> now = is.records().get(type);
    if (now == null) {
      return;
    }
    list(Weight.BREAKING, type, "gone: ", without(before.keySet(), now.keySet()), "()");
    list(Weight.ADDITIVE, type, "new: ", without(now.keySet(), before.keySet()), "()");
    before.forEach(
        (component, typeBefore) -> {
          String typeNow = now.get(component);
          if (typeNow != null && !typeNow.equals(typeBefore)) {
            add(
                Weight.BREAKING,
                type,
                "`" + component + "()` is `" + typeNow + "`, was `" + typeBefore + "`");
          }
        });
  }

  private void constants(String type, List<String> before) {
    List<String> now = is.enums().get(type);
    if (now != null) {
      list(Weight.BREAKING, type, "constants gone: ", without(before, now), "");
      list(Weight.ADDITIVE, type, "new constants: ", without(now, before), "");
    }
  }

  private void methods() {
    Map<String, GeneratedApi.Method> before = byName(was);
    Map<String, GeneratedApi.Method> now = byName(is);
    before.forEach(
        (name, method) -> {
          GeneratedApi.Method same = now.get(name);
          if (same == null) {
            if (interfaces(is).contains(method.type())) {
              add(Weight.BREAKING, name, "method gone", method.operation());
            }
          } else if (!signature(same).equals(signature(method))) {
            add(
                Weight.BREAKING,
                name,
                "is `" + signature(same) + "`, was `" + signature(method) + "`",
                same.operation());
          }
        });
    without(now.keySet(), before.keySet()).stream()
        .filter(name -> interfaces(was).contains(now.get(name).type()))
        .forEach(name -> add(Weight.ADDITIVE, name, "new method", now.get(name).operation()));
  }

  private static Set<String> interfaces(GeneratedApi api) {
    return api.methods().stream().map(GeneratedApi.Method::type).collect(Collectors.toSet());
  }

  private static Map<String, GeneratedApi.Method> byName(GeneratedApi api) {
    Map<String, GeneratedApi.Method> methods = new LinkedHashMap<>();
    api.methods().forEach(method -> methods.put(method.type() + "." + method.name(), method));
    return methods;
  }

  private static String signature(GeneratedApi.Method method) {
    return "(" + String.join(", ", method.parameters()) + ") -> " + method.returns();
  }

  private void list(
      Weight weight, String type, String text, Collection<String> names, String after) {
    if (!names.isEmpty()) {
      add(
          weight,
          type,
          text
              + names.stream()
                  .map(name -> "`" + name + after + "`")
                  .collect(Collectors.joining(", ")));
    }
  }

  private static Set<String> without(Collection<String> names, Collection<String> others) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(Set.copyOf(others));
    return rest;
  }

  private void add(Weight weight, String place, String text, String... operations) {
    changes.add(Topic.GENERATED_JAVA, weight, place, text, Set.of(operations));
  }
}
