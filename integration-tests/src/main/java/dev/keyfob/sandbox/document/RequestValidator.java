package dev.keyfob.sandbox.document;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Holds requests to a document: method, path, query, headers, media type and body. Thread-safe. */
public final class RequestValidator {

  private static final Map<ApiDocument, RequestValidator> MADE = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;

  private RequestValidator(ApiDocument document) {
    String basePath = document.basePath();
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document.text())
            .withBasePathOverride(basePath.isEmpty() ? "/" : basePath)
            .build();
  }

  /** For the requests of one document. The same every time, since making one takes seconds. */
  public static RequestValidator of(ApiDocument document) {
    return MADE.computeIfAbsent(document, RequestValidator::new);
  }

  /**
   * What is wrong with a request; empty when nothing is. Whether the key is right is not looked at.
   *
   * @param body as text, or empty where the request has none
   */
  public List<String> violations(String method, HttpUrl url, Headers headers, String body) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, url.encodedPath());
    headers.names().forEach(name -> request.withHeader(name, headers.values(name)));
    url.queryParameterNames()
        .forEach(name -> request.withQueryParam(name, url.queryParameterValues(name)));
    if (!body.isEmpty()) {
      request.withBody(body);
    }
    return validator.validateRequest(request.build()).getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
