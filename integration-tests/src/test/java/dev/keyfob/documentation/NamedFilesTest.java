package dev.keyfob.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md says where to fix what: each class that it names by its file is there. */
final class NamedFilesTest {

  private static final Pattern NAMED = Pattern.compile("\\b[A-Z]\\w*\\.java\\b");

  @Test
  void eachNamedFileIsThere() throws IOException {
    List<String> named =
        NAMED
            .matcher(Files.readString(Path.of("..", "CONTRIBUTING.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    Set<String> there;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    assertFalse(named.isEmpty());
    assertEquals(List.of(), named.stream().filter(name -> !there.contains(name)).toList());
  }
}
