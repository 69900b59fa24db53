package dev.keyfob.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.testing.Facade.ServiceMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Which operation of a document a method of the facade stands for, and where its result's accessors
 * find their values.
 *
 * @param provider whose document
 * @param operationId the operation
 * @param service the way from the client to the method
 * @param name the method
 * @param arguments made from the document's example of the request
 * @param need makes what the operation is about, and gives its id; nothing where the operation
 *     needs nothing
 * @param answerAt where the answer has what the result is made from
 * @param accessors of the result, with the place below that which each shows
 * @param secret the accessor that gives the credential; empty where there is none
 */
public record FacadeOperation(
    String provider,
    String operationId,
    String service,
    String name,
    Function<ExampleRequest, List<Object>> arguments,
    Function<AutoCloseable, String> need,
    String answerAt,
    Map<String, String> accessors,
    String secret) {

  static FacadeOperation of(
      String provider,
      String operationId,
      String service,
      String name,
      Function<ExampleRequest, List<Object>> arguments) {
    return new FacadeOperation(
        provider, operationId, service, name, arguments, client -> null, "", Map.of(), "");
  }

  FacadeOperation needs(Function<AutoCloseable, String> need) {
    return new FacadeOperation(
        provider, operationId, service, name, arguments, need, answerAt, accessors, secret);
  }

  FacadeOperation gives(String answerAt, Map<String, String> accessors) {
    return gives(answerAt, accessors, "");
  }

  FacadeOperation gives(String answerAt, Map<String, String> accessors, String secret) {
    return new FacadeOperation(
        provider, operationId, service, name, arguments, need, answerAt, accessors, secret);
  }

  /**
   * The document's example of a request.
   *
   * @param operation the operation
   * @param target what is meant in place of what the example's path names; null for that
   */
  public record ExampleRequest(ApiOperation operation, String target) {

    /** What the body has at a place. */
    public String body(String pointer) {
      return operation.requests().get(0).value().at(pointer).asText();
    }

    /** What the query has. */
    public String query(String parameter) {
      return operation.example(operation.parameters().get("query " + parameter)).asText();
    }

    /** What the path names. */
    @Override
    public String target() {
      return target != null
          ? target
          : operation.parameters().entrySet().stream()
              .filter(parameter -> parameter.getKey().startsWith("path "))
              .map(parameter -> operation.example(parameter.getValue()).asText())
              .findFirst()
              .orElseThrow();
    }
  }

  /** The operation as its document describes it. */
  public ApiOperation documented() {
    return Facade.of(provider).generated().document().operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the document of " + provider + " has no " + operationId));
  }

  /** The arguments that make the example request. */
  public List<Object> exampleArguments() {
    return arguments.apply(new ExampleRequest(documented(), null));
  }

  /** The arguments that make the example request, about something that this makes before. */
  public List<Object> prepared(AutoCloseable client) {
    return arguments.apply(new ExampleRequest(documented(), need.apply(client)));
  }

  /** The facade's method, the one that waits. */
  public ServiceMethod method() {
    return method(name);
  }

  /** Its twin, which does not. */
  public ServiceMethod asyncMethod() {
    return method(name + "Async");
  }

  private ServiceMethod method(String called) {
    List<Object> given = exampleArguments();
    Class<?> type = Facade.of(provider).services().get(service);
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(called) && takes(method, given))
        .findFirst()
        .map(method -> new ServiceMethod(service, method))
        .orElseThrow(
            () -> new IllegalStateException(type + " has no " + called + " for these arguments"));
  }

  private static boolean takes(Method method, List<Object> given) {
    Class<?>[] types = method.getParameterTypes();
    boolean takes = types.length == given.size();
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isInstance(given.get(i));
    }
    return takes;
  }

  /** The class of the result, or of a list's or an Optional's content; Void for none. */
  public Class<?> resultType() {
    Type type = method().method().getGenericReturnType();
    if (type == void.class) {
      return Void.class;
    }
    return (Class<?>)
        (type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type);
  }

  /** Calls it and waits; null for an Optional without content. */
  public Object call(AutoCloseable client, List<Object> given) throws Exception {
    return content(invoke(client, method().method(), given));
  }

  /** Calls the twin and waits for its future; null for an Optional without content. */
  public Object callAsync(AutoCloseable client, List<Object> given) throws Exception {
    return content(start(client, given).join());
  }

  /** Calls the twin, and gives its future. */
  public CompletableFuture<?> start(AutoCloseable client, List<Object> given) throws Exception {
    return (CompletableFuture<?>) invoke(client, asyncMethod().method(), given);
  }

  private static Object content(Object result) {
    return result instanceof Optional<?> optional ? optional.orElse(null) : result;
  }

  private Object invoke(AutoCloseable client, Method method, List<Object> given) throws Exception {
    try {
      return method.invoke(Facade.service(client, service), given.toArray());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  /** What a result's accessor gives, as JSON; a missing node for nothing. */
  public static JsonNode shown(Object result, String accessor) {
    try {
      return Values.json(result.getClass().getMethod(accessor).invoke(result));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /** What a result keeps of the answer's other fields; nothing where it keeps none. */
  public static Optional<JsonNode> envelope(Object result) {
    return Arrays.stream(result.getClass().getMethods())
            .anyMatch(method -> method.getName().equals("envelope"))
        ? Optional.of(shown(result, "envelope"))
        : Optional.empty();
  }

  /** The credential that a result gives; a missing node for none. */
  public JsonNode credential(Object result) {
    return secret.isEmpty() || result == null ? MissingNode.getInstance() : shown(result, secret);
  }

  @Override
  public String toString() {
    return method().toString();
  }
}
