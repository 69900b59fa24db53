package dev.keyfob.sandbox.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The effective document of a provider, which the jar of the generated client contains. Immutable.
 */
public final class ApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final YAMLMapper YAML = new YAMLMapper(factory());
  private static final Map<String, ApiDocument> READ = new ConcurrentHashMap<>();

  private final String provider;
  private final JsonNode root;
  private final List<ApiOperation> operations;

  private ApiDocument(String provider, JsonNode root) {
    this.provider = provider;
    this.root = root;
    this.operations = operations(this);
  }

  /**
   * Returns the document of a provider.
   *
   * @param provider the provider's folder under specs, such as {@code latitude-sh}
   * @throws IllegalArgumentException if the class path has no such document
   */
  public static ApiDocument of(String provider) {
    return READ.computeIfAbsent(provider, ApiDocument::read);
  }

  private static ApiDocument read(String provider) {
    String resource = "/META-INF/openapi/" + provider + ".yaml";
    try (InputStream in = ApiDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            resource + " is not on the classpath: the generated client's build puts it there");
      }
      return parse(provider, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource + " cannot be read", unreadable);
    }
  }

  /** Parses a document. */
  public static ApiDocument parse(String provider, String yaml) throws IOException {
    return new ApiDocument(provider, YAML.readTree(yaml));
  }

  /**
   * Raises the parser's limit of 3 MB, which some documents exceed. The build has already limited
   * their size.
   */
  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  /** Returns the provider, as its folder under specs is called. */
  public String provider() {
    return provider;
  }

  /** Returns the node at a JSON pointer; a missing node if there is none. */
  public JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /**
   * Returns the path of the first server, which precedes the path of each operation. It does not
   * end with a slash.
   */
  public String basePath() {
    String url = root.at("/servers/0/url").asText("");
    String path = url.isEmpty() ? "" : Optional.ofNullable(URI.create(url).getPath()).orElse("");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Returns all operations in the document's order. */
  public List<ApiOperation> operations() {
    return operations;
  }

  /**
   * Finds the operation of a request. If several match, it is the one with the fewest path
   * parameters.
   */
  public Optional<ApiOperation> operation(String method, String path) {
    return operations.stream()
        .filter(
            operation -> operation.method().equals(method) && operation.template().matches(path))
        .min(Comparator.comparingInt(operation -> operation.template().parameters()));
  }

  /** Returns the target of a node's {@code $ref}, or the node itself. */
  public JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    for (int hops = 0; resolved.has("$ref"); hops++) {
      String reference = resolved.get("$ref").asText();
      resolved = root.at(reference.substring(reference.indexOf('#') + 1));
      if (resolved.isMissingNode() || hops > 50) {
        throw new IllegalStateException(provider + ": nothing stands at " + reference);
      }
    }
    return resolved;
  }

  private static List<ApiOperation> operations(ApiDocument document) {
    List<ApiOperation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.root.path("paths").properties()) {
      JsonNode item = document.resolve(path.getValue());
      for (Map.Entry<String, JsonNode> operation : item.properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(
              ApiOperation.of(
                  document, operation.getKey(), path.getKey(), item, operation.getValue()));
        }
      }
    }
    return List.copyOf(operations);
  }

  @Override
  public String toString() {
    return provider;
  }
}
