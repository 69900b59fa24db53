package dev.keyfob.testing;

import com.google.gson.Gson;
import com.google.gson.TypeAdapterFactory;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.document.ApiDocument;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The code that was generated for one provider, found on the class path.
 *
 * @param document the effective document that it was generated from
 * @param gson reads and writes the generated records
 * @param models the classes of the model package, including nested ones
 * @param methods the methods of the Retrofit interfaces, by operationId
 */
public record GeneratedClient(
    ApiDocument document, Gson gson, List<Class<?>> models, Map<String, Method> methods) {

  private static final String GENERATED = "dev.keyfob.generated";
  private static final List<GeneratedClient> ALL =
      ClassScan.classes(Operation.class, GENERATED).stream()
          .filter(type -> type.getSimpleName().endsWith("Document"))
          .filter(type -> type.getPackageName().split("\\.").length == 4)
          .map(GeneratedClient::of)
          .toList();

  /** One for each provider. */
  public static List<GeneratedClient> all() {
    return ALL;
  }

  private static GeneratedClient of(Class<?> document) {
    try {
      String resource = (String) document.getField("RESOURCE").get(null);
      String provider = resource.replaceAll(".*/|\\.yaml$", "");
      String base = document.getPackageName();
      List<Class<?>> models = ClassScan.classes(Operation.class, base + ".model");
      return new GeneratedClient(
          ApiDocument.of(provider), gson(models), models, methods(base + ".api"));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("the generated code is not what this test knows", changed);
    }
  }

  private static Gson gson(List<Class<?>> models) throws ReflectiveOperationException {
    Class<?> factory =
        models.stream()
            .filter(TypeAdapterFactory.class::isAssignableFrom)
            .filter(type -> !type.isMemberClass())
            .findFirst()
            .orElseThrow();
    return (Gson) factory.getMethod("gson").invoke(null);
  }

  private static Map<String, Method> methods(String apiPackage) {
    Map<String, Method> methods = new TreeMap<>();
    ClassScan.classes(Operation.class, apiPackage).stream()
        .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Operation.class))
        .forEach(method -> methods.put(method.getAnnotation(Operation.class).id(), method));
    return methods;
  }

  /** Returns the method for an operation. */
  public Optional<Method> method(String operationId) {
    return Optional.ofNullable(methods.get(operationId));
  }
}
