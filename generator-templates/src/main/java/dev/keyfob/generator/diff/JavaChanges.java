package dev.keyfob.generator.diff;

import dev.keyfob.generator.render.GeneratedApi;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds types and members of the generated client that were removed, changed or added. */
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
    without(before, now).forEach(name -> add(Severity.BREAKING, name, "type gone", Set.of(name)));
    without(now, before).forEach(name -> add(Severity.ADDITIVE, name, "new type", Set.of()));
    before.stream()
        .filter(name -> was.records().containsKey(name) && is.enums().containsKey(name))
        .forEach(name -> add(Severity.BREAKING, name, "is an enum, was a record", Set.of(name)));
    before.stream()
        .filter(name -> was.enums().containsKey(name) && is.records().containsKey(name))
        .forEach(name -> add(Severity.BREAKING, name, "is a record, was an enum", Set.of(name)));
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
    list(Severity.BREAKING, type, "gone: ", without(before.keySet(), now.keySet()), "()");
    list(Severity.ADDITIVE, type, "new: ", without(now.keySet(), before.keySet()), "()");
    wireNames(type, before.keySet(), now.keySet());
    before.forEach(
        (component, typeBefore) -> {
          String typeNow = now.get(component);
          if (typeNow != null && !typeNow.equals(typeBefore)) {
            add(
                Severity.BREAKING,
                type,
                "`" + component + "()` is `" + typeNow + "`, was `" + typeBefore + "`",
                Set.of(type + "." + component));
          }
        });
  }

  private void constants(String type, List<String> before) {
    List<String> now = is.enums().get(type);
    if (now != null) {
      list(Severity.BREAKING, type, "constants gone: ", without(before, now), "");
      list(Severity.ADDITIVE, type, "new constants: ", without(now, before), "");
      wireNames(type, before, now);
    }
  }

  /**
   * Colliding names are numbered in their order, so that a numbered name may come to mean another
   * member.
   */
  private void wireNames(String type, Collection<String> before, Collection<String> now) {
    for (String name : before) {
      String member = type + "." + name;
      String valueBefore = was.wireNames().get(member);
      String valueNow = is.wireNames().get(member);
      if (now.contains(name) && !Objects.equals(valueBefore, valueNow)) {
        add(
            Severity.BREAKING,
            type,
            "`" + name + "` means " + valueNow + " in JSON, was " + valueBefore,
            Set.of(member));
      }
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
              add(Severity.BREAKING, name, "method gone", Set.of(name), method.operation());
            }
          } else if (!signature(same).equals(signature(method))) {
            add(
                Severity.BREAKING,
                name,
                "is `" + signature(same) + "`, was `" + signature(method) + "`",
                Set.of(name),
                same.operation());
          } else {
            meaning(name, method, same);
          }
        });
    without(now.keySet(), before.keySet()).stream()
        .filter(name -> interfaces(was).contains(now.get(name).type()))
        .forEach(
            name ->
                add(Severity.ADDITIVE, name, "new method", Set.of(), now.get(name).operation()));
  }

  /** Finds methods whose callers still compile although the method does something else. */
  private void meaning(String name, GeneratedApi.Method before, GeneratedApi.Method now) {
    boolean otherHasIt =
        is.methods().stream().anyMatch(method -> operation(method).equals(operation(before)));
    if (!operation(now).equals(operation(before)) && otherHasIt) {
      add(
          Severity.BREAKING,
          name,
          "calls `" + now.operation() + "`, was `" + before.operation() + "`",
          Set.of(name),
          now.operation());
    }
    if (!now.wireParameters().equals(before.wireParameters())
        && Set.copyOf(now.wireParameters()).equals(Set.copyOf(before.wireParameters()))) {
      add(
          Severity.BREAKING,
          name,
          "parameters have another order: `"
              + String.join(", ", now.wireParameters())
              + "`, was `"
              + String.join(", ", before.wireParameters())
              + "`",
          Set.of(name),
          now.operation());
    }
  }

  /** Returns the operation without the names of its path parameters. */
  private static String operation(GeneratedApi.Method method) {
    return method.operation().replaceAll("\\{[^}]*}", "{}");
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
      Severity severity, String type, String text, Collection<String> names, String after) {
    if (!names.isEmpty()) {
      add(
          severity,
          type,
          text
              + names.stream()
                  .map(name -> "`" + name + after + "`")
                  .collect(Collectors.joining(", ")),
          names.stream().map(name -> type + "." + name).collect(Collectors.toSet()));
    }
  }

  private static Set<String> without(Collection<String> names, Collection<String> others) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(Set.copyOf(others));
    return rest;
  }

  private void add(
      Severity severity, String place, String text, Set<String> members, String... operations) {
    changes.add(
        new Change(ChangeTopic.GENERATED_JAVA, severity, place, text, Set.of(operations), members));
  }
}
