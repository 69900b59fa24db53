package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import dev.keyfob.generator.report.FacadeSources.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an update means for the facade.
 *
 * @param contradictions where it calls what there is not any more, a line each
 * @param operations the operations each of its methods leads to, by the method's name
 */
record FacadeImpact(List<String> contradictions, Map<String, Set<String>> operations) {

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals", "getClass", "hashCode", "toString");

  /**
   * Looks.
   *
   * @param javaPackage that of the provider's Retrofit interfaces
   * @param compilation what javac says of it
   * @param was what was generated before; empty where nobody knows
   */
  static FacadeImpact of(
      FacadeSources facade,
      String javaPackage,
      FacadeCompilation.Outcome compilation,
      Optional<GeneratedApi> was,
      GeneratedApi is) {
    List<String> contradictions = new ArrayList<>();
    facade.callsInto(javaPackage).stream()
        .filter(call -> !OF_EVERY_OBJECT.contains(call.callee().name()))
        .forEach(call -> contradiction(call, was, is).ifPresent(contradictions::add));
    was.ifPresent(before -> contradictions.addAll(typesGone(facade, javaPackage, before, is)));
    contradictions.addAll(
        FacadeMisfits.lines(compilation, was, is).stream()
            .filter(
                line ->
                    contradictions.stream().noneMatch(other -> other.contains(line.member() + "`")))
            .map(FacadeMisfits.Line::text)
            .toList());
    Map<String, Set<String>> operations = new TreeMap<>();
    facade
        .reachedFromApi(javaPackage)
        .forEach(
            (method, calls) -> {
              Set<String> reached = new TreeSet<>();
              calls.forEach(
                  call -> {
                    find(is, call).ifPresent(found -> reached.add(found.operation()));
                    was.flatMap(before -> find(before, call))
                        .ifPresent(found -> reached.add(found.operation()));
                  });
              operations.put(method, reached);
            });
    return new FacadeImpact(contradictions, operations);
  }

  /** Requests and results are in the package beside that of the interfaces. */
  private static List<String> typesGone(
      FacadeSources facade, String javaPackage, GeneratedApi was, GeneratedApi is) {
    Set<String> gone = new TreeSet<>(was.records().keySet());
    gone.addAll(was.enums().keySet());
    gone.removeAll(is.records().keySet());
    gone.removeAll(is.enums().keySet());
    List<String> contradictions = new ArrayList<>();
    facade
        .importsFrom(javaPackage.replaceFirst("\\.api$", ".model"))
        .forEach(
            (file, types) -> {
              List<String> missing =
                  types.stream().filter(gone::contains).map(type -> "`" + type + "`").toList();
              if (!missing.isEmpty()) {
                contradictions.add(
                    file + ": imports what is not there any more: " + String.join(", ", missing));
              }
            });
    return contradictions;
  }

  private static Optional<String> contradiction(
      Call call, Optional<GeneratedApi> was, GeneratedApi is) {
    String type = simple(call.callee().type());
    String name = call.callee().name();
    Optional<GeneratedApi.Method> found = find(is, call);
    if (found.isPresent()) {
      int parameters = found.get().parameters().size();
      return call.callee().arity() < 0 || call.callee().arity() == parameters
          ? Optional.empty()
          : Optional.of(
              "%s: `%s.%s` is called with %d arguments and takes %d: (%s)"
                  .formatted(
                      call.where(),
                      type,
                      name,
                      call.callee().arity(),
                      parameters,
                      String.join(", ", found.get().parameters())));
    }
    Optional<GeneratedApi.Method> before = was.flatMap(api -> find(api, call));
    Optional<GeneratedApi.Method> now =
        before
            .flatMap(
                method ->
                    is.methods().stream()
                        .filter(each -> each.operation().equals(method.operation()))
                        .findFirst())
            .or(() -> is.methods().stream().filter(each -> each.name().equals(name)).findFirst());
    String start =
        "%s: `%s.%s` is called and not there any more".formatted(call.where(), type, name);
    if (now.isPresent()) {
      return Optional.of(
          "%s: %s is `%s.%s` now; call that, or give it its %s back in overlay.yaml"
              .formatted(
                  start,
                  now.get().operation(),
                  now.get().type(),
                  now.get().name(),
                  now.get().type().equals(type) ? "operationId" : "tag"));
    }
    return Optional.of(
        start
            + before.map(method -> ": " + method.operation() + " is gone").orElse("")
            + "; describe the operation in supplement/, or take it out of the facade");
  }

  private static Optional<GeneratedApi.Method> find(GeneratedApi api, Call call) {
    return api.methods().stream()
        .filter(method -> method.type().equals(simple(call.callee().type())))
        .filter(method -> method.name().equals(call.callee().name()))
        .findFirst();
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
