package dev.keyfob.testing;

import dev.keyfob.ClientBuilder;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.sandbox.Sandbox;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The facade of one provider: its client, found on the class path.
 *
 * @param type the client's class
 * @param generated the generated client that it is built on
 */
public record FacadeUnderTest(Class<?> type, GeneratedClient generated) {

  private static final List<FacadeUnderTest> ALL =
      ClassScan.classes(LatitudeClient.class, "dev.keyfob").stream()
          .filter(
              type ->
                  type.getSimpleName().endsWith("Client")
                      && AutoCloseable.class.isAssignableFrom(type))
          .map(type -> new FacadeUnderTest(type, below(type)))
          .toList();

  /** Returns the facade of every provider. */
  public static List<FacadeUnderTest> all() {
    return ALL;
  }

  /** Returns the facade of a provider. */
  public static FacadeUnderTest of(String provider) {
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

  /** Returns a new builder of the client. */
  public ClientBuilder<?> builder() {
    try {
      return (ClientBuilder<?>) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** Returns a client of the sandbox. */
  public AutoCloseable client(Sandbox sandbox, UnaryOperator<ClientBuilder<?>> settings) {
    return build(settings.apply(builder(sandbox)));
  }

  /** Returns the sandbox's builder for this client. */
  private ClientBuilder<?> builder(Sandbox sandbox) {
    Method giving =
        Arrays.stream(Sandbox.class.getMethods())
            .filter(method -> method.getReturnType().getEnclosingClass() == type)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Sandbox gives no builder for " + type.getSimpleName()));
    try {
      return (ClientBuilder<?>) giving.invoke(sandbox);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** Builds a client. */
  public AutoCloseable build(ClientBuilder<?> builder) {
    try {
      return (AutoCloseable) builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /**
   * A method of the facade.
   *
   * @param service the accessors that lead there from the client, such as {@code limits.global};
   *     the client's own name for its own methods
   * @param method the method
   */
  public record ServiceMethod(String service, Method method) {

    /** Returns a form such as {@code vpnSessions.list(Site)}. */
    @Override
    public String toString() {
      return service
          + "."
          + method.getName()
          + Arrays.stream(method.getParameterTypes())
              .map(Class::getSimpleName)
              .collect(Collectors.joining(",", "(", ")"));
    }
  }

  /** Returns the classes that have operations, by the accessors that lead to them. */
  public Map<String, Class<?>> services() {
    Map<String, Class<?>> services = new TreeMap<>();
    collect("", type, services);
    return services;
  }

  private void collect(String way, Class<?> from, Map<String, Class<?>> services) {
    Arrays.stream(from.getDeclaredMethods())
        .filter(this::isWay)
        .forEach(
            method -> {
              services.put(way + method.getName(), method.getReturnType());
              collect(way + method.getName() + ".", method.getReturnType(), services);
            });
  }

  /** Returns whether an accessor leads to operations, and not to a result or a closeable. */
  private boolean isWay(Method method) {
    Class<?> to = method.getReturnType();
    return isPublic(method)
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && to.getPackageName().equals(type.getPackageName())
        && !to.isRecord()
        && !AutoCloseable.class.isAssignableFrom(to);
  }

  /** Calls the accessors from the client, and returns the object that has the operations. */
  public static Object service(AutoCloseable client, String way)
      throws ReflectiveOperationException {
    Object service = client;
    for (String step : way.split("\\.")) {
      service = service.getClass().getMethod(step).invoke(service);
    }
    return service;
  }

  /** Returns every operation, including asynchronous ones and those of the client itself. */
  public List<ServiceMethod> operations() {
    Map<String, Class<?>> all = services();
    all.put(type.getSimpleName(), type);
    List<ServiceMethod> operations = new ArrayList<>();
    all.forEach(
        (service, of) ->
            Arrays.stream(of.getDeclaredMethods())
                .filter(
                    method ->
                        isPublic(method)
                            && !Modifier.isStatic(method.getModifiers())
                            && !isWay(method))
                .filter(method -> !Set.of("toString", "close").contains(method.getName()))
                .map(method -> new ServiceMethod(service, method))
                .forEach(operations::add));
    return operations;
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
  }
}
