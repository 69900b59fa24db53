package dev.keyfob.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.testing.FacadeUnderTest.ServiceMethod;
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
 * Describes a method of the facade that sends one operation: how tests call it, and which value of
 * the response each accessor of its result returns.
 *
 * @param provider the provider of the document, such as {@code latitude-sh}
 * @param operationId the id of the operation in the document
 * @param service the accessors that lead from the client to the method, such as {@code
 *     limits.global}
 * @param name the name of the method
 * @param arguments creates the arguments from the document's example of the request
 * @param need creates the resource that the operation acts on, and returns its id; returns null if
 *     the operation needs none
 * @param resultPointer the JSON pointer to the part of the response that becomes the result
 * @param accessors the names of the result's accessors, each with the JSON pointer to its value
 *     below {@code resultPointer}
 * @param secret the accessor that returns the credential; empty if there is none
 */
public record FacadeOperation(
    String provider,
    String operationId,
    String service,
    String name,
    Function<ExampleRequest, List<Object>> arguments,
    Function<AutoCloseable, String> need,
    String resultPointer,
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
        provider, operationId, service, name, arguments, need, resultPointer, accessors, secret);
  }

  FacadeOperation gives(String resultPointer, Map<String, String> accessors) {
    return gives(resultPointer, accessors, "");
  }

  FacadeOperation gives(String resultPointer, Map<String, String> accessors, String secret) {
    return new FacadeOperation(
        provider, operationId, service, name, arguments, need, resultPointer, accessors, secret);
  }

  /**
   * Reads the document's example of a request.
   *
   * @param operation the operation
   * @param target the id that replaces the one in the example's path; null to keep the example's
   */
  public record ExampleRequest(ApiOperation operation, String target) {

    /** Returns the value at a JSON pointer of the body, as text. */
    public String body(String pointer) {
      return operation.requests().get(0).value().at(pointer).asText();
    }

    /** Returns a query parameter. */
    public String query(String parameter) {
      return operation.example(operation.parameters().get("query " + parameter)).asText();
    }

    /** Returns the id in the path. */
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

  /** Returns the operation as its document describes it. */
  public ApiOperation documented() {
    return FacadeUnderTest.of(provider).generated().document().operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the document of " + provider + " has no " + operationId));
  }

  /** Returns the arguments with which the method sends the example request. */
  public List<Object> exampleArguments() {
    return arguments.apply(new ExampleRequest(documented(), null));
  }

  /** Creates the resource that the operation needs, and returns the arguments to act on it. */
  public List<Object> prepared(AutoCloseable client) {
    return arguments.apply(new ExampleRequest(documented(), need.apply(client)));
  }

  /** Returns the blocking method. */
  public ServiceMethod method() {
    return method(name);
  }

  /** Returns the asynchronous method. */
  public ServiceMethod asyncMethod() {
    return method(name + "Async");
  }

  private ServiceMethod method(String called) {
    List<Object> given = exampleArguments();
    Class<?> type = FacadeUnderTest.of(provider).services().get(service);
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

  /** Returns the class of the result, or of the content of a list or an Optional; else Void. */
  public Class<?> resultType() {
    Type type = method().method().getGenericReturnType();
    if (type == void.class) {
      return Void.class;
    }
    return (Class<?>)
        (type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type);
  }

  /** Calls the blocking method. Returns null for an empty Optional. */
  public Object call(AutoCloseable client, List<Object> given) throws Exception {
    return content(invoke(client, method().method(), given));
  }

  /** Calls the asynchronous method and waits. Returns null for an empty Optional. */
  public Object callAsync(AutoCloseable client, List<Object> given) throws Exception {
    return content(start(client, given).join());
  }

  /** Calls the asynchronous method and returns its future. */
  public CompletableFuture<?> start(AutoCloseable client, List<Object> given) throws Exception {
    return (CompletableFuture<?>) invoke(client, asyncMethod().method(), given);
  }

  private static Object content(Object result) {
    return result instanceof Optional<?> optional ? optional.orElse(null) : result;
  }

  private Object invoke(AutoCloseable client, Method method, List<Object> given) throws Exception {
    try {
      return method.invoke(FacadeUnderTest.service(client, service), given.toArray());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  /** Returns the value of a result's accessor as JSON; a missing node if there is none. */
  public static JsonNode shown(Object result, String accessor) {
    try {
      return Values.json(result.getClass().getMethod(accessor).invoke(result));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  /**
   * Returns the other fields of the response's envelope; empty if the result does not keep them.
   */
  public static Optional<JsonNode> envelope(Object result) {
    return Arrays.stream(result.getClass().getMethods())
            .anyMatch(method -> method.getName().equals("envelope"))
        ? Optional.of(shown(result, "envelope"))
        : Optional.empty();
  }

  /** Returns the credential in a result; a missing node if there is none. */
  public JsonNode credential(Object result) {
    return secret.isEmpty() || result == null ? MissingNode.getInstance() : shown(result, secret);
  }

  @Override
  public String toString() {
    return method().toString();
  }
}
