package dev.keyfob.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keyfob.sandbox.document.ApiOperation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Which operation of a document a method of the facade stands for, and where its result's accessors find their values.
 *
 * @param provider whose document
 * @param operationId the operation
 * @param service the client's method that leads to it
 * @param name the method
 * @param arguments made from the document's example of the request
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
    String answerAt,
    Map<String, String> accessors,
    String secret) {

  /** The document's example of a request. */
  public record ExampleRequest(ApiOperation operation) {

    /** What the body has at a place. */
    public String body(String pointer) {
      return operation.requests().get(0).value().at(pointer).asText();
    }

    /** What a parameter is. */
    public String parameter(String in, String parameter) {
      return operation.example(operation.parameters().get(in + " " + parameter)).asText();
    }
  }

  /** The operation as its document describes it. */
  public ApiOperation documented() {
    return Facade.of(provider).generated().document().operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the document of " + provider + " has no " + operationId));
  }

  /** The arguments that make the example request. */
  public List<Object> exampleArguments() {
    return arguments.apply(new ExampleRequest(documented()));
  }

  /** The facade's method, the one that waits. */
  public Method method() {
    return method(name);
  }

  /** Its twin, which does not. */
  public Method asyncMethod() {
    return method(name + "Async");
  }

  private Method method(String called) {
    List<Object> given = exampleArguments();
    Class<?> type =
        Facade.of(provider).services().stream()
            .filter(method -> method.getName().equals(service))
            .findFirst()
            .orElseThrow()
            .getReturnType();
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(called) && takes(method, given))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(type + " has no " + called + " for these arguments"));
  }

  private static boolean takes(Method method, List<Object> given) {
    Class<?>[] types = method.getParameterTypes();
    boolean takes = types.length == given.size();
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isInstance(given.get(i));
    }
    return takes;
  }

  /** Calls it and waits. */
  public Object call(AutoCloseable client) throws Exception {
    return invoke(client, method());
  }

  /** Calls the twin and waits for its future. */
  public Object callAsync(AutoCloseable client) throws Exception {
    return ((CompletableFuture<?>) invoke(client, asyncMethod())).join();
  }

  private Object invoke(AutoCloseable client, Method method) throws Exception {
    Object on = client.getClass().getMethod(service).invoke(client);
    try {
      return method.invoke(on, exampleArguments().toArray());
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

  /** The credential that a result gives; a missing node for none. */
  public JsonNode credential(Object result) {
    return secret.isEmpty() ? MissingNode.getInstance() : shown(result, secret);
  }

  @Override
  public String toString() {
    return service + "()." + name;
  }
}
