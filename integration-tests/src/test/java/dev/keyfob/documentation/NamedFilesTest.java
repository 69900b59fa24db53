package dev.keyfob.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that every link, file and class member that a page names exists. */
final class NamedFilesTest {

  private static final Set<String> SKIPPED = Set.of("target", ".git");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all()) {
      page.links().stream()
          .filter(target -> !page.resolves(target))
          .forEach(target -> broken.add(page.file() + ": " + target));
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyNamedFileExists() throws IOException {
    List<String> files = files();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (MarkdownPage page : MarkdownPage.all()) {
      for (String name : page.namedFiles()) {
        named++;
        if (find(files, name).isEmpty()) {
          missing.add(page.file() + ": " + name);
        }
      }
    }
    assertTrue(named > 50, "found only " + named);
    assertEquals(List.of(), missing);
  }

  @Test
  void everyNamedMemberIsInItsFile() throws IOException {
    List<String> files = files();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (MarkdownPage page : MarkdownPage.all()) {
      for (Map.Entry<String, String> member : page.namedMembers()) {
        named++;
        if (find(files, member.getKey()).stream().noneMatch(file -> has(file, member.getValue()))) {
          missing.add(page.file() + ": " + member.getValue() + " in " + member.getKey());
        }
      }
    }
    assertTrue(named > 5, "found only " + named);
    assertEquals(List.of(), missing);
  }

  @Test
  void brokenLinkIsFound(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("A.md"), "# One `b`, two\n[a](#one-b-two) [b](B.md) [c](A.md#three)\n");
    MarkdownPage page = MarkdownPage.of(folder, file);
    assertEquals(
        List.of("B.md", "A.md#three"),
        page.links().stream().filter(target -> !page.resolves(target)).toList());
  }

  @Test
  void missingFileIsFound(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("A.md"), "`run` in `Gone.java`, `facade/…/X.java`");
    MarkdownPage page = MarkdownPage.of(folder, file);
    assertEquals(List.of("Gone.java", "facade/…/X.java"), page.namedFiles());
    assertEquals(List.of(Map.entry("Gone.java", "run")), page.namedMembers());
    assertFalse(
        page.namedFiles().stream().anyMatch(name -> !find(List.of("B.java"), name).isEmpty()));
  }

  /** Finds files by their path or the end of it; {@code …} and {@code *} stand for any text. */
  private static List<String> find(List<String> files, String name) {
    String exact = Pattern.quote(name.replaceAll("/$", ""));
    String any = exact.replace("*", "\\E[^/]*\\Q").replace("…", "\\E.*\\Q");
    Pattern wanted = Pattern.compile("(?:.*/)?" + any);
    return files.stream().filter(file -> wanted.matcher(file).matches()).toList();
  }

  private static boolean has(String file, String member) {
    try {
      String text = Files.readString(Path.of("..", file));
      return Pattern.compile("\\b" + Pattern.quote(member) + "\\b").matcher(text).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the files and folders of the repository, without build output. */
  private static List<String> files() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (SKIPPED.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            files.add(relative(root, folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(relative(root, file));
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
