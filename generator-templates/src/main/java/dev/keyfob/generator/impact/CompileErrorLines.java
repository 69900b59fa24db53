package dev.keyfob.generator.impact;

import dev.keyfob.generator.render.GeneratedApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes one line for each kind of compile error, however often it occurs, and names the change of
 * the generated code that explains it.
 */
final class CompileErrorLines {

  private static final int PLACES_SHOWN = 3;
  private static final int EXCERPT_LENGTH = 60;

  private static final String REMEDY =
      "describe it in overlay.yaml, or remove its use from the facade";

  /**
   * Finds the undefined name in a message of javac 17. If another javac words the message
   * differently, the line lacks only its explanation.
   */
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ (\\w+)");

  /** Finds the type in which javac looked for the name. */
  private static final Pattern LOCATION =
      Pattern.compile("location:.*\\b(?:of type|class|interface) (\\w+)");

  private final Optional<GeneratedApi> before;
  private final GeneratedApi now;

  /**
   * @param before the API generated from the accepted document, if there is one
   */
  CompileErrorLines(Optional<GeneratedApi> before, GeneratedApi now) {
    this.before = before;
    this.now = now;
  }

  List<String> of(List<CompileError> errors) {
    Map<String, Set<String>> places = new LinkedHashMap<>();
    errors.forEach(
        error ->
            places.computeIfAbsent(text(error), any -> new LinkedHashSet<>()).add(error.place()));
    List<String> lines = new ArrayList<>();
    places.forEach((text, at) -> lines.add(shown(List.copyOf(at)) + text));
    return lines;
  }

  private String text(CompileError error) {
    String excerpt = oneLine(error.excerpt());
    String shortened =
        excerpt.length() > EXCERPT_LENGTH ? excerpt.substring(0, EXCERPT_LENGTH) + " …" : excerpt;
    String explanation = explanation(error);
    return ": "
        + (shortened.isEmpty() ? "" : "`" + shortened + "`: ")
        + oneLine(error.message())
        + (explanation.isEmpty() ? "" : ". " + explanation);
  }

  private String explanation(CompileError error) {
    if (before.isEmpty()) {
      return "";
    }
    GeneratedApi was = before.get();
    Matcher symbol = SYMBOL.matcher(error.message());
    if (!symbol.find()) {
      return changes(was, "", error.membersUsed());
    }
    String name = symbol.group(1);
    if (types(was).contains(name) && !types(now).contains(name)) {
      return "The accepted document had the type `%s`; %s".formatted(name, REMEDY);
    }
    Matcher location = LOCATION.matcher(error.message());
    return changes(was, location.find() ? location.group(1) : "", Set.of(name));
  }

  /**
   * Returns how the members of that name have changed in a type, or in all types if the type is
   * unknown.
   */
  private String changes(GeneratedApi was, String type, Set<String> names) {
    return types(was).stream()
        .filter(each -> each.equals(type) || !types(was).contains(type))
        .flatMap(each -> names.stream().map(name -> change(was, each, name)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(". "));
  }

  /** Returns how a generated member has changed; empty if there was none or it is unchanged. */
  private Optional<String> change(GeneratedApi was, String type, String name) {
    String member = type + "." + name;
    String signature = signature(was, type, name);
    String signatureNow = signature(now, type, name);
    if (signature == null || Objects.equals(signature, signatureNow)) {
      return Optional.empty();
    }
    if (signatureNow != null) {
      return Optional.of("`%s` is `%s`, was `%s`".formatted(member, signatureNow, signature));
    }
    return Optional.of(
        method(was, type, name)
            .map(this::operation)
            .orElse("The accepted document had `%s`; %s".formatted(member, REMEDY)));
  }

  private String operation(GeneratedApi.Method was) {
    return now.methods().stream()
        .filter(method -> method.operation().equals(was.operation()))
        .findFirst()
        .map(
            method ->
                "%s is `%s.%s` now; call that, or restore its %s in overlay.yaml"
                    .formatted(
                        method.operation(),
                        method.type(),
                        method.name(),
                        method.type().equals(was.type()) ? "operationId" : "tag"))
        .orElse(
            was.operation()
                + " is gone; describe the operation in supplement/, or remove it from the facade");
  }

  private static Set<String> types(GeneratedApi api) {
    Set<String> types = new LinkedHashSet<>(api.records().keySet());
    types.addAll(api.enums().keySet());
    api.methods().forEach(method -> types.add(method.type()));
    return types;
  }

  /**
   * Returns the properties of a member that its callers depend on; null if there is no such member.
   */
  private static String signature(GeneratedApi api, String type, String name) {
    if (api.enums().getOrDefault(type, List.of()).contains(name)) {
      return type;
    }
    return method(api, type, name)
        .map(method -> "(" + String.join(", ", method.parameters()) + ") -> " + method.returns())
        .orElseGet(() -> api.records().getOrDefault(type, Map.of()).get(name));
  }

  private static Optional<GeneratedApi.Method> method(GeneratedApi api, String type, String name) {
    return api.methods().stream()
        .filter(method -> method.type().equals(type) && method.name().equals(name))
        .findFirst();
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("; ")).replaceAll(" +", " ");
  }

  private static String shown(List<String> places) {
    int more = places.size() - PLACES_SHOWN;
    return String.join(", ", more > 0 ? places.subList(0, PLACES_SHOWN) : places)
        + (more > 0 ? " and " + more + " more" : "");
  }
}
