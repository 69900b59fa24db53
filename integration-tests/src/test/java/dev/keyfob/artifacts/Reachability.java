package dev.keyfob.artifacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metadata of all artifacts for GraalVM's native-image, from {@code META-INF/native-image}.
 *
 * @param entries the entries for reflection
 * @param resources the resources that the image contains
 */
record Reachability(List<JsonNode> entries, Set<String> resources) {

  static Reachability ofBuild() {
    List<JsonNode> entries = new ArrayList<>();
    Set<String> resources = new TreeSet<>();
    for (String module : List.of("facade", "generated-client")) {
      for (Path file :
          files(Path.of("..", module, "target", "classes", "META-INF", "native-image"))) {
        JsonNode metadata = read(file);
        metadata.path("reflection").forEach(entries::add);
        metadata
            .path("resources")
            .forEach(resource -> resources.add(resource.path("glob").asText()));
      }
    }
    return new Reachability(entries, resources);
  }

  /** Returns the interfaces for which the image can create proxies. */
  Set<String> proxies() {
    return names(
        entries.stream()
            .map(entry -> entry.path("type").path("proxy"))
            .filter(JsonNode::isArray)
            .map(proxy -> proxy.path(0)));
  }

  /** Returns the types whose methods can all be found by reflection. */
  Set<String> withMethods() {
    return names(
        entries.stream()
            .filter(entry -> entry.path("allDeclaredMethods").asBoolean())
            .map(entry -> entry.path("type")));
  }

  /** Returns the types that can be instantiated by their constructor without parameters. */
  Set<String> made() {
    return names(
        entries.stream()
            .filter(
                entry ->
                    entry.path("methods").path(0).path("name").asText().equals("<init>")
                        && entry.path("methods").path(0).path("parameterTypes").isEmpty())
            .map(entry -> entry.path("type")));
  }

  private static Set<String> names(Stream<JsonNode> nodes) {
    return nodes.map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("reachability-metadata.json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
