package dev.keyfob.sandbox;

import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.sandbox.document.RequestValidator;
import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * The API of one provider: it counts and validates requests and produces responses. Thread-safe.
 */
final class ProviderSandbox {

  private static final String BEARER = "Bearer ";

  private final ApiDocument document;
  private final RequestValidator check;
  private final ErrorStyle errors;
  private final Secret<String> key;
  private final Predicate<Secret<String>> furtherKeys;
  private final CredentialFactory credentials;
  private final Map<String, Function<SandboxRequest, SandboxResponse>> handlers = new HashMap<>();
  private final RateLimit rateLimit = new RateLimit();
  private final Map<String, Integer> requests = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  ProviderSandbox(
      ApiDocument document,
      ErrorStyle errors,
      Secret<String> key,
      Predicate<Secret<String>> furtherKeys,
      CredentialFactory credentials,
      List<Endpoints> resources) {
    this.document = document;
    this.check = RequestValidator.of(document);
    this.errors = errors;
    this.key = key;
    this.furtherKeys = furtherKeys;
    this.credentials = credentials;
    resources.forEach(resource -> handlers.putAll(resource.operations()));
  }

  String basePath() {
    return document.basePath();
  }

  boolean has(String operationId) {
    return operationIds().contains(operationId);
  }

  List<String> operationIds() {
    return document.operations().stream().map(ApiOperation::id).toList();
  }

  ErrorStyle errors() {
    return errors;
  }

  RateLimit rateLimit() {
    return rateLimit;
  }

  Secret<String> key() {
    return key;
  }

  /** Finds the operation of a request and counts the request. */
  synchronized Optional<ApiOperation> receive(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    Optional<ApiOperation> operation =
        path.startsWith(document.basePath() + "/")
            ? document.operation(request.getMethod(), path.substring(document.basePath().length()))
            : Optional.empty();
    operation.ifPresentOrElse(
        found -> requests.merge(found.id(), 1, Integer::sum),
        () ->
            violations.add(
                request.getMethod() + " " + path + ": the document has no such operation"));
    return operation;
  }

  /** Applies a request if it is valid; otherwise responds with an error. */
  SandboxResponse response(Optional<ApiOperation> operation, RecordedRequest request) {
    if (operation.isEmpty()) {
      return errors.error(404, "not_found", "The document has no such operation", null);
    }
    Secret<String> sent = keyIn(request);
    if (!key.equals(sent) && !furtherKeys.test(sent)) {
      return errors.unauthorized();
    }
    Integer wait = rateLimit.secondsToWait(request.getMethod());
    if (wait != null) {
      return errors.error(429, "RATE_LIMIT_EXCEEDED", "The sandbox's rate limit is reached", wait);
    }
    String body = Optional.ofNullable(request.getBody()).orElse(ByteString.EMPTY).utf8();
    List<String> wrong =
        check.violations(request.getMethod(), request.getUrl(), request.getHeaders(), body);
    if (!wrong.isEmpty()) {
      record(operation.get(), wrong);
      return errors.error(422, "VALIDATION_ERROR", String.join("; ", wrong), null);
    }
    String path = request.getUrl().encodedPath().substring(document.basePath().length());
    Map<String, String> values = operation.get().template().values(path);
    return response(
        new SandboxRequest(
            operation.get(),
            values,
            request.getUrl(),
            SandboxRequest.read(body),
            credentials,
            errors));
  }

  /** Reads the key with or without the prefix: both providers show both forms. */
  private static Secret<String> keyIn(RecordedRequest request) {
    String header = Optional.ofNullable(request.getHeaders().get("Authorization")).orElse("");
    return Secret.of(
        header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length())
            : header);
  }

  private SandboxResponse response(SandboxRequest request) {
    ApiOperation operation = request.operation();
    String place = operation.method() + " " + operation.template().withoutNames();
    Function<SandboxRequest, SandboxResponse> handler =
        handlers.getOrDefault(place, ProviderSandbox::documented);
    return handler.apply(request);
  }

  /** Returns the document's example, for operations without an endpoint of their own. */
  private static SandboxResponse documented(SandboxRequest request) {
    ExampleBody example = request.example();
    if (!example.hasBody()) {
      return SandboxResponse.empty(example.status());
    }
    return example.isJson()
        ? request.response(example.value())
        : new SandboxResponse(
            example.status(), example.mediaType(), example.value().asText(), Map.of());
  }

  private synchronized void record(ApiOperation operation, List<String> wrong) {
    wrong.forEach(violation -> violations.add(operation + ": " + violation));
  }

  synchronized void failed(RuntimeException ownFault) {
    violations.add("the sandbox itself failed: " + ownFault);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  synchronized Map<String, Integer> requests() {
    return new TreeMap<>(requests);
  }
}
