package dev.keyfob.generator.report;

import dev.keyfob.generator.render.GeneratedApi;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The generated types as far as a caller's compiler has to know them: the same signatures and
 * nothing inside. Only those that the caller can reach, so that a look at it costs little however
 * large the document is.
 */
final class Stubs {

  private static final Pattern NO_NAME = Pattern.compile("\\W+");
  private static final String SCHEME = "stub";
  private static final String HEAD =
      """
      package %s;
      import com.google.gson.*;
      import dev.keyfob.json.*;
      import dev.keyfob.secret.Secret;
      import java.math.BigDecimal;
      import java.time.*;
      import java.util.*;
      """;

  private final String base;
  private final GeneratedApi api;
  private final List<JavaFileObject> files = new ArrayList<>();

  private Stubs(String base, GeneratedApi api) {
    this.base = base;
    this.api = api;
  }

  /**
   * Writes stubs.
   *
   * @param base the package that holds the packages api and model
   * @param imported the generated types that the caller names
   */
  static List<JavaFileObject> of(String base, GeneratedApi api, Collection<String> imported) {
    Stubs stubs = new Stubs(base, api);
    stubs.reachable(imported).forEach(stubs::type);
    return stubs.files;
  }

  /** Whether a source is one of these. */
  static boolean isStub(JavaFileObject source) {
    return SCHEME.equals(source.toUri().getScheme());
  }

  private Set<String> reachable(Collection<String> from) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String name = open.poll();
      if (reached.add(name)) {
        api.records()
            .getOrDefault(name, Map.of())
            .values()
            .forEach(type -> open.addAll(names(type)));
        methods(name)
            .forEach(
                method -> {
                  open.addAll(names(method.returns()));
                  method.parameters().forEach(type -> open.addAll(names(type)));
                });
      }
    }
    return reached;
  }

  private static List<String> names(String type) {
    return NO_NAME.splitAsStream(type).filter(name -> !name.isEmpty()).toList();
  }

  private List<GeneratedApi.Method> methods(String type) {
    return api.methods().stream().filter(method -> method.type().equals(type)).toList();
  }

  private void type(String name) {
    if (api.records().containsKey(name)) {
      record(name, api.records().get(name));
    } else if (api.enums().containsKey(name)) {
      openEnum(name, api.enums().get(name));
    } else if (!methods(name).isEmpty()) {
      methods(name, methods(name));
    } else if (name.endsWith("Adapters")) {
      file(
          "model",
          name,
          """
          public final class %s {
          public static TypeAdapter<?> of(java.lang.reflect.Type type) { return null; }
          }
          """
              .formatted(name));
    } else if (name.endsWith("Document")) {
      file(
          "",
          name,
          "public final class %s { public static final String SERVER = null, VERSION = null, RESOURCE = null; }"
              .formatted(name));
    }
  }

  private void record(String name, Map<String, String> components) {
    StringBuilder source = new StringBuilder("public record " + name + "(");
    components.forEach(
        (component, type) -> source.append(type).append(' ').append(component).append(", "));
    source.append(
        """
        UnknownFields unknownFields) {
        public static Builder builder() { return null; }
        public Builder toBuilder() { return null; }
        public static final class Builder {
        public %s build() { return null; }
        public Builder unknownFields(UnknownFields unknownFields) { return null; }
        """
            .formatted(name));
    components.forEach(
        (component, type) ->
            source.append(
                "public Builder %s(%s %s) { return null; }\n"
                    .formatted(component, type, component)));
    file("model", name, source.append("} }").toString());
  }

  private void openEnum(String name, List<String> constants) {
    String values =
        constants.stream()
            .map(constant -> "public static final %s %s = null;\n".formatted(name, constant))
            .collect(Collectors.joining());
    file(
        "model",
        name,
        """
        public final class %1$s extends OpenEnum {
        private %1$s() { super(null, false); }
        public static %1$s of(String value) { return null; }
        public static List<%1$s> values() { return null; }
        %2$s}
        """
            .formatted(name, values));
  }

  private void methods(String name, List<GeneratedApi.Method> methods) {
    StringBuilder source =
        new StringBuilder(
            """
        import %s.model.*;
        import okhttp3.*;
        import retrofit2.Call;
        public interface %s {
        """
                .formatted(base, name));
    methods.forEach(
        method -> {
          source.append("Call<%s> %s(".formatted(method.returns(), method.name()));
          for (int i = 0; i < method.parameters().size(); i++) {
            source
                .append(i == 0 ? "" : ", ")
                .append(method.parameters().get(i))
                .append(" p")
                .append(i);
          }
          source.append(");\n");
        });
    file("api", name, source.append('}').toString());
  }

  private void file(String inner, String name, String source) {
    String javaPackage = inner.isEmpty() ? base : base + "." + inner;
    String content = HEAD.formatted(javaPackage) + source;
    files.add(
        new SimpleJavaFileObject(
            URI.create(SCHEME + ":///" + javaPackage.replace('.', '/') + "/" + name + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
          }
        });
  }
}
