package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.UntrustedText;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSecurityRequirements;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * Finds the changes that openapi-diff detects in requests and responses, and reports each in one
 * line.
 */
final class WireChanges {

  /**
   * Generated enums are open, so a new value in a response breaks no code. EnumChanges finds
   * removed values.
   */
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.response.enum.increased", "false")
          .build();

  private final ApiDescription was;
  private final ApiDescription is;
  private final Changes changes;

  private final Set<String> incompatible = new TreeSet<>();

  private WireChanges(ApiDescription was, ApiDescription is, Changes changes) {
    this.was = was;
    this.is = is;
    this.changes = changes;
  }

  /** Returns the operations that openapi-diff calls incompatible, for any reason. */
  static Set<String> find(ApiDescription was, ApiDescription is, String name, Changes changes) {
    OpenAPI before = ParsedDocument.of(was.document(), name + " (accepted)");
    OpenAPI now = ParsedDocument.of(is.document(), name);
    ChangedOpenApi difference;
    try {
      difference = OpenApiCompare.fromSpecifications(before, now, OPTIONS);
    } catch (RuntimeException | StackOverflowError failure) {
      // The rest of the report is still useful.
      changes.add(
          ChangeTopic.WIRE,
          Severity.BREAKING,
          name,
          "openapi-diff cannot compare the documents ("
              + failure.getClass().getSimpleName()
              + "), so changes of requests and responses are unknown: read the rest of this report, and"
              + " compare the documents",
          Set.of());
      return Set.of();
    }
    WireChanges wire = new WireChanges(was, is, changes);
    wire.all(difference);
    return wire.incompatible;
  }

  private void all(ChangedOpenApi difference) {
    difference
        .getNewEndpoints()
        .forEach(
            added -> {
              String operation = name(added);
              add(
                  Severity.ADDITIVE,
                  operation,
                  "new operation" + called(is.operation(operation)),
                  operation);
            });
    difference
        .getMissingEndpoints()
        .forEach(
            missing -> {
              String operation = name(missing);
              add(
                  Severity.BREAKING,
                  operation,
                  "operation gone" + called(was.operation(operation)),
                  operation);
            });
    difference.getChangedOperations().forEach(this::operation);
  }

  private static String name(Endpoint endpoint) {
    return DocumentPlace.operation(endpoint.getMethod().name(), endpoint.getPathUrl());
  }

  private static String called(ApiDescription.Operation operation) {
    return operation == null
        ? ""
        : " " + UntrustedText.code(operation.id()) + " (" + operation.effectAndCredential() + ")";
  }

  private void operation(ChangedOperation changed) {
    ApiDescription.Operation operation = now(changed.getHttpMethod().name(), changed.getPathUrl());
    if (changed.isDeprecated()) {
      boolean deprecated = Boolean.TRUE.equals(changed.getNewOperation().getDeprecated());
      add(
          Severity.NEUTRAL,
          operation.name(),
          deprecated ? "is deprecated now" : "is no longer deprecated",
          operation.name());
    }
    parameters(operation, changed.getParameters());
    requestBody(operation, changed.getRequestBody());
    responses(operation, changed.getApiResponses());
    security(operation, changed.getSecurityRequirements());
    if (changed.isIncompatible()) {
      incompatible.add(operation.name());
    }
  }

  /** To openapi-diff, paths that differ only in the names of their parameters are the same. */
  private ApiDescription.Operation now(String method, String path) {
    return Objects.requireNonNull(is.operation(DocumentPlace.operation(method, path)));
  }

  private void parameters(ApiDescription.Operation operation, ChangedParameters changed) {
    if (!differs(changed)) {
      return;
    }
    changed
        .getIncreased()
        .forEach(
            added -> {
              boolean required = Boolean.TRUE.equals(added.getRequired());
              add(
                  required ? Severity.BREAKING : Severity.ADDITIVE,
                  place(operation, added),
                  required ? "new and required" : "new",
                  operation.name());
            });
    changed
        .getMissing()
        .forEach(
            missing -> add(Severity.BREAKING, place(operation, missing), "gone", operation.name()));
    changed.getChanged().forEach(parameter -> parameter(operation, parameter));
  }

  private void parameter(ApiDescription.Operation operation, ChangedParameter changed) {
    Parameter parameter = changed.getNewParameter();
    String place = place(operation, parameter);
    if (changed.isChangeRequired()) {
      boolean required = Boolean.TRUE.equals(parameter.getRequired());
      add(
          required ? Severity.BREAKING : Severity.ADDITIVE,
          place,
          required ? "is required now" : "is optional now",
          operation.name());
    }
    if (changed.isDeprecated()) {
      add(
          Severity.NEUTRAL,
          place,
          Boolean.TRUE.equals(parameter.getDeprecated())
              ? "is deprecated now"
              : "is no longer deprecated",
          operation.name());
    }
    if (changed.isChangeStyle() || changed.isChangeExplode()) {
      add(
          Severity.BREAKING,
          place,
          "is serialized differently (style or explode)",
          operation.name());
    }
    is.schemas().getOrDefault(place, List.of()).stream()
        .findFirst()
        .ifPresent(
            at ->
                new SchemaChanges(is, changes, operation.name(), true).of(changed.getSchema(), at));
  }

  private static String place(ApiDescription.Operation operation, Parameter parameter) {
    return operation.name() + " " + parameter.getIn() + " parameter " + parameter.getName();
  }

  private void requestBody(ApiDescription.Operation operation, ChangedRequestBody changed) {
    if (!differs(changed)) {
      return;
    }
    String place = operation.name() + " request";
    if (changed.isChangeRequired()) {
      boolean required =
          changed.getNewRequestBody() != null
              && Boolean.TRUE.equals(changed.getNewRequestBody().getRequired());
      if (required) {
        add(Severity.BREAKING, place, "is required now", operation.name());
      } else { // openapi-diff calls it incompatible
        Set<String> operations = Set.of(operation.name());
        changes.excuse(ChangeTopic.WIRE, Severity.ADDITIVE, place, "is optional now", operations);
      }
    }
    content(
        operation,
        place,
        new Body(operation.at().child("requestBody"), true, false),
        changed.getContent());
  }

  private void responses(ApiDescription.Operation operation, ChangedApiResponse changed) {
    if (!differs(changed)) {
      return;
    }
    changed
        .getIncreased()
        .keySet()
        .forEach(
            status ->
                add(
                    Severity.ADDITIVE,
                    operation.name() + " " + status,
                    "response described for the first time",
                    operation.name()));
    changed
        .getMissing()
        .keySet()
        .forEach(
            status ->
                lost(
                    isError(status),
                    operation.name() + " " + status,
                    "response no longer described",
                    operation.name()));
    changed
        .getChanged()
        .forEach(
            (status, response) -> {
              if (differs(response)) {
                String place = operation.name() + " " + status;
                headers(operation, place, response.getHeaders());
                content(
                    operation,
                    place,
                    new Body(
                        operation.at().child("responses").child(status), false, isError(status)),
                    response.getContent());
              }
            });
  }

  private static boolean isError(String status) {
    return !status.startsWith("2");
  }

  /**
   * Adds the change. In an error response it breaks no code, since errors are read without the
   * document.
   */
  private void lost(boolean ofError, String place, String text, String operation) {
    if (ofError) {
      changes.excuse(ChangeTopic.WIRE, place, text, Set.of(operation));
    } else {
      add(Severity.BREAKING, place, text, operation);
    }
  }

  private void headers(ApiDescription.Operation operation, String place, ChangedHeaders changed) {
    if (differs(changed)) {
      changed
          .getIncreased()
          .keySet()
          .forEach(
              name -> add(Severity.ADDITIVE, place + " header " + name, "new", operation.name()));
      changed
          .getMissing()
          .keySet()
          .forEach(
              name ->
                  lost(true, place + " header " + name, "no longer described", operation.name()));
    }
  }

  /**
   * The place that describes a body.
   *
   * @param sent whether it is a request's
   * @param ofError whether it is an error response's
   */
  private record Body(JsonPointer at, boolean sent, boolean ofError) {}

  private void content(
      ApiDescription.Operation operation, String place, Body body, ChangedContent changed) {
    if (!differs(changed)) {
      return;
    }
    changed
        .getIncreased()
        .keySet()
        .forEach(
            type ->
                add(
                    Severity.ADDITIVE,
                    place,
                    "new media type " + UntrustedText.code(type),
                    operation.name()));
    changed
        .getMissing()
        .keySet()
        .forEach(
            type ->
                lost(
                    body.ofError(),
                    place,
                    "media type " + UntrustedText.code(type) + " gone",
                    operation.name()));
    changed
        .getChanged()
        .forEach(
            (type, media) ->
                new SchemaChanges(is, changes, operation.name(), body.sent())
                    .of(
                        media.getSchema(),
                        is.resolved(body.at()).child("content").child(type).child("schema")));
  }

  private void security(ApiDescription.Operation operation, ChangedSecurityRequirements changed) {
    if (differs(changed)) {
      add(
          changed.isIncompatible() ? Severity.BREAKING : Severity.NEUTRAL,
          operation.name(),
          "requires other authorization",
          operation.name());
    }
  }

  private static boolean differs(Changed changed) {
    return changed != null && changed.isDifferent();
  }

  private void add(Severity severity, String place, String text, String operation) {
    changes.add(ChangeTopic.WIRE, severity, place, text, Set.of(operation));
  }
}
