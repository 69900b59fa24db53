package dev.keyfob.testing;

import dev.keyfob.ClientBuilder;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.sandbox.Sandbox;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The facade's client for one provider, as found on the classpath.
 *
 * @param type the client's class
 * @param generated what lies below it
 */
public record Facade(Class<?> type, GeneratedClient generated) {

  private static final List<Facade> ALL =
      ClassScan.classes(LatitudeClient.class, "dev.keyfob").stream()
          .filter(type -> type.getSimpleName().endsWith("Client") && AutoCloseable.class.isAssignableFrom(type))
          .map(type -> new Facade(type, below(type)))
          .toList();

  /** One for each client. */
  public static List<Facade> all() {
    return ALL;
  }

  /** The one that speaks a provider's API. */
  public static Facade of(String provider) {
    return ALL.stream()
        .filter(facade -> facade.generated().document().provider().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  private static GeneratedClient below(Class<?> client) {
    String name = client.getPackageName().replace("dev.keyfob.", "dev.keyfob.generated.");
    return GeneratedClient.all().stream()
        .filter(generated -> generated.models().get(0).getPackageName().equals(name + ".model"))
        .findFirst()
        .orElseThrow();
  }

  /** The class that is called Builder. */
  public ClientBuilder<?> builder() {
    try {
      return (ClientBuilder<?>) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** A client of the sandbox. */
  public AutoCloseable client(Sandbox sandbox, UnaryOperator<ClientBuilder<?>> settings) {
    boolean latitude = generated.document().provider().equals("latitude-sh");
    return build(
        settings.apply(
            builder()
                .baseUrl(latitude ? sandbox.latitudeUrl() : sandbox.pingNetworkUrl())
                .apiKey(latitude ? sandbox.latitudeKey() : sandbox.pingNetworkKey())));
  }

  /** What a builder builds. */
  public AutoCloseable build(ClientBuilder<?> builder) {
    try {
      return (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** The methods that lead from the client to its operations. */
  public List<Method> services() {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(Facade::isPublic)
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
        .filter(method -> method.getReturnType().getPackageName().equals(type.getPackageName()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** Every operation there is, the Async twins left out. */
  public List<Method> blockingOperations() {
    List<Method> operations = new ArrayList<>();
    for (Method service : services()) {
      Arrays.stream(service.getReturnType().getDeclaredMethods())
          .filter(Facade::isPublic)
          .filter(method -> !method.getName().endsWith("Async") && !method.getName().equals("toString"))
          .sorted(Comparator.comparing(Method::toString))
          .forEach(operations::add);
    }
    return operations;
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
  }
}
