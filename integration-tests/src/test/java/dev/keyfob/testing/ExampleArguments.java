package dev.keyfob.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/** Creates the arguments of a generated method from the examples of the document. */
public final class ExampleArguments {

  private final ApiOperation operation;
  private final Gson gson;

  public ExampleArguments(ApiOperation operation, Gson gson) {
    this.operation = operation;
    this.gson = gson;
  }

  /**
   * Makes the arguments.
   *
   * @param body the example of the request's body
   */
  public Object[] of(Method method, Optional<ExampleBody> body) {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          argument(method.getParameterAnnotations()[i], method.getGenericParameterTypes()[i], body);
    }
    return arguments;
  }

  private Object argument(Annotation[] annotations, Type type, Optional<ExampleBody> body) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Body) {
        return body(type, body.orElseThrow());
      }
      if (annotation instanceof Path path) {
        return parameter("path " + path.value(), type);
      }
      if (annotation instanceof Query query) {
        return parameter("query " + query.value(), type);
      }
      if (annotation instanceof Header header) {
        return parameter("header " + header.value(), type);
      }
    }
    if (Arrays.stream(annotations).anyMatch(QueryMap.class::isInstance)) {
      return Map.of();
    }
    throw new IllegalStateException(
        operation + " has a parameter of a kind unknown here: " + Arrays.toString(annotations));
  }

  private Object body(Type type, ExampleBody example) {
    return type == RequestBody.class
        ? RequestBody.create(example.value().toString(), MediaType.get(example.mediaType()))
        : gson.fromJson(example.value().toString(), type);
  }

  private Object parameter(String place, Type type) {
    JsonNode parameter = operation.parameters().get(place);
    JsonNode example = parameter == null ? null : operation.example(parameter);
    boolean undescribed = example == null || example.isMissingNode();
    return gson.fromJson(undescribed ? "\"text\"" : example.toString(), type);
  }
}
