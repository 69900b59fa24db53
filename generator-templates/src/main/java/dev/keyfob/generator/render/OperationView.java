package dev.keyfob.generator.render;

import dev.keyfob.generator.openapi.MediaTypes;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * The view of an operation.
 *
 * @param paging how the operation pages; null if it does not
 * @param verb the Retrofit annotation with method and path
 * @param headers the string literals in {@code @Headers}; may be empty
 * @param returns the type argument of the returned {@code Call}
 * @param parameterObject the view of the overload that takes the optional parameters in one object;
 *     null if there is none
 */
record OperationView(
    String javaName,
    String id,
    String method,
    String path,
    String effect,
    String credential,
    PagingView paging,
    String verb,
    List<String> headers,
    boolean streaming,
    boolean deprecated,
    String returns,
    List<ParameterView> parameters,
    List<String> javadoc,
    ParameterObjectView parameterObject,
    Set<String> imports) {

  private static final Set<String> RETROFIT_VERBS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  /** One parameter. The declaration includes annotations, type and name. */
  record ParameterView(
      String declaration,
      String type,
      String wireName,
      String javaName,
      String javadoc,
      boolean hasNext) {}

  /**
   * Returns the view of an operation.
   *
   * @param objectNames names the parameter object, if the operation has one
   */
  static OperationView of(
      String javaName,
      String method,
      String path,
      Operation operation,
      ParameterObjectNames objectNames) {
    Set<String> imports = new TreeSet<>();
    MediaType request =
        operation.getRequestBody() == null ? null : first(operation.getRequestBody().getContent());
    String requestType =
        request == null ? null : operation.getRequestBody().getContent().keySet().iterator().next();
    // OkHttp rejects a body on these methods.
    boolean hasBody = request != null && !method.equals("GET") && !method.equals("HEAD");
    List<String> headers = new ArrayList<>();
    List<String> accepted = accepted(operation);
    if (!accepted.isEmpty()) {
      headers.add(JavaText.literal("Accept: " + String.join(", ", accepted)));
    }
    boolean hasJsonBody = hasBody && MediaTypes.mayBeJson(requestType);
    if (hasJsonBody) {
      String contentType = MediaTypes.isJson(requestType) ? requestType : MediaTypes.JSON;
      headers.add(JavaText.literal("Content-Type: " + contentType));
    }
    ResponseType response = ResponseType.of(method, operation);
    imports.addAll(response.imports());
    List<Argument> arguments = Argument.of(path, operation);
    if (hasBody) {
      JavaType type =
          hasJsonBody && request.getSchema() != null
              ? JavaTypes.of(request.getSchema())
              : JavaType.of("RequestBody", "", "okhttp3.RequestBody");
      arguments.add(Argument.body(type, bodyDescription(operation)));
    }
    ParameterObjectView parameterObject =
        ParameterObjectView.of(javaName, arguments, objectNames).orElse(null);
    if (parameterObject != null) {
      imports.addAll(parameterObject.imports());
    }
    List<ParameterView> parameters = new ArrayList<>();
    for (Argument argument : arguments) {
      imports.addAll(argument.type().imports());
      imports.add("retrofit2.http." + argument.annotation());
      imports.add(
          argument.required() ? "jakarta.annotation.Nonnull" : "jakarta.annotation.Nullable");
      parameters.add(argument.view(parameters.size() + 1 < arguments.size()));
    }
    PagingView paging = PagingView.of(operation).orElse(null);
    if (paging != null) {
      imports.add("dev.keyfob.operation.Paging");
    }
    String verb = verb(method, path, hasBody);
    imports.add("retrofit2.http." + verb.substring(0, verb.indexOf('(')));
    if (!headers.isEmpty()) {
      imports.add("retrofit2.http.Headers");
    }
    if (response.streaming()) {
      imports.add("retrofit2.http.Streaming");
    }
    return new OperationView(
        javaName,
        JavaText.literal(operation.getOperationId()),
        JavaText.literal(method),
        JavaText.literal(path),
        constant(extension(operation, "x-effect", "non-idempotent")),
        constant(extension(operation, "x-credential", "none")),
        paging,
        verb,
        headers,
        response.streaming(),
        Boolean.TRUE.equals(operation.getDeprecated()),
        response.type(),
        parameters,
        javadoc(operation),
        parameterObject,
        imports);
  }

  List<String> parameterTypes() {
    return parameters.stream().map(ParameterView::type).toList();
  }

  List<String> wireParameters() {
    return parameters.stream().map(ParameterView::wireName).toList();
  }

  boolean hasHeaders() {
    return !headers.isEmpty();
  }

  String headerList() {
    return headers.size() == 1 ? headers.get(0) : "{" + String.join(", ", headers) + "}";
  }

  private record ResponseType(String type, boolean streaming, Set<String> imports) {

    private static final String VERBATIM = "okhttp3.ResponseBody";

    static ResponseType of(String method, Operation operation) {
      ApiResponse success = operation.getResponses().values().iterator().next();
      MediaType body = first(success.getContent());
      if (body == null || method.equals("HEAD")) {
        return new ResponseType("Void", false, Set.of());
      }
      if (!MediaTypes.mayBeJson(success.getContent().keySet().iterator().next())) {
        return new ResponseType("ResponseBody", true, Set.of(VERBATIM));
      }
      JavaType type = JavaTypes.of(body.getSchema() == null ? new Schema<>() : body.getSchema());
      return new ResponseType(type.name(), false, type.imports());
    }
  }

  private static String verb(String method, String path, boolean hasBody) {
    StringBuilder relative = new StringBuilder();
    Matcher parameter = Argument.IN_PATH.matcher(path.startsWith("/") ? path.substring(1) : path);
    while (parameter.find()) {
      parameter.appendReplacement(
          relative,
          Matcher.quoteReplacement("{" + Argument.retrofitName(parameter.group(1)) + "}"));
    }
    parameter.appendTail(relative);
    // A relative path keeps the path of the base URL.
    String literal = JavaText.literal(relative.isEmpty() ? "." : relative.toString());
    boolean bodyFits = hasBody == Set.of("POST", "PUT", "PATCH").contains(method) || !hasBody;
    return RETROFIT_VERBS.contains(method) && bodyFits
        ? method + "(" + literal + ")"
        : "HTTP(method = "
            + JavaText.literal(method)
            + ", path = "
            + literal
            + ", hasBody = "
            + hasBody
            + ")";
  }

  private static List<String> accepted(Operation operation) {
    Object accept =
        operation.getExtensions() == null ? null : operation.getExtensions().get("x-accept");
    return accept instanceof Collection<?> types
        ? types.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String constant(String value) {
    return value.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String extension(Operation operation, String name, String otherwise) {
    Map<String, Object> extensions = operation.getExtensions();
    return extensions == null || extensions.get(name) == null
        ? otherwise
        : extensions.get(name).toString();
  }

  private static MediaType first(Content content) {
    return content == null || content.isEmpty() ? null : content.values().iterator().next();
  }

  private static List<String> javadoc(Operation operation) {
    List<String> lines = new ArrayList<>();
    if (operation.getSummary() != null && !operation.getSummary().isBlank()) {
      lines.add(" " + JavaText.javadocLine(operation.getSummary()) + ".");
    }
    if (operation.getDescription() != null && !operation.getDescription().isBlank()) {
      if (!lines.isEmpty()) {
        lines.add("");
        lines.add(" <p>");
      }
      lines.addAll(JavaText.javadoc(operation.getDescription()));
    }
    return lines.isEmpty()
        ? List.of(
            " The operation {@code " + JavaText.javadocLine(operation.getOperationId()) + "}.")
        : lines;
  }

  private static String bodyDescription(Operation operation) {
    String text =
        JavaText.javadocLine(operation.getRequestBody().getDescription(), "the request body");
    return Boolean.TRUE.equals(operation.getRequestBody().getRequired())
        ? text
        : text + " (optional in the API; the client always sends one)";
  }
}
