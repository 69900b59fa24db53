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
 * The facade's client for one provider, as found on the classpath.
 *
 * @param type the client's class
 * @param generated what lies below it
 */
public record Facade(Class<?> type, GeneratedClient generated) {

  private static final List<Facade> ALL =
      ClassScan.classes(LatitudeClient.class, "dev.keyfob").stream()
          .filter(
              type ->
                  type.getSimpleName().endsWith("Client")
                      && AutoCloseable.class.isAssignableFrom(type))
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
    return build(settings.apply(builder(sandbox)));
  }

  /** The builder that the sandbox gives for this client. */
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

  /** What a builder builds. */
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
   * @param service the way there from the client, as {@code limits.global}; the client's own name
   *     for its own methods
   * @param method the method
   */
  public record ServiceMethod(String service, Method method) {

    /** As {@code vpnSessions.list(Site)}. */
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

  /** What the client leads to that has operations, by the way there. */
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

  /** Whether a method leads to operations: neither to a result nor to something to be closed. */
  private boolean isWay(Method method) {
    Class<?> to = method.getReturnType();
    return isPublic(method)
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && to.getPackageName().equals(type.getPackageName())
        && !to.isRecord()
        && !AutoCloseable.class.isAssignableFrom(to);
  }

  /** What a way leads to. */
  public static Object service(AutoCloseable client, String way)
      throws ReflectiveOperationException {
    Object service = client;
    for (String step : way.split("\\.")) {
      service = service.getClass().getMethod(step).invoke(service);
    }
    return service;
  }

  /** Every operation there is, the twins that do not wait and the client's own included. */
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
