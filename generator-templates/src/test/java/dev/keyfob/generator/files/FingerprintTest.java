package dev.keyfob.generator.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyfob.generator.testing.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  @TempDir Path folder;

  private Scratch scratch;
  private Path classes;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = new Scratch(folder).upstream(Scratch.ONE_OPERATION);
    classes = folder.resolve("classes");
    put("dev/Assemble.class", "code");
    put("templates/model.mustache", "template");
  }

  @Test
  void staysIfNothingChanges() {
    assertEquals(of(classes), of(classes));
  }

  @Test
  void changesWithTemplate() throws IOException {
    String before = of(classes);
    put("templates/model.mustache", "another");
    assertNotEquals(before, of(classes));
  }

  @Test
  void changesWithNewTemplate() throws IOException {
    String before = of(classes);
    put("templates/more.mustache", "");
    assertNotEquals(before, of(classes));
  }

  @Test
  void changesWithCode() throws IOException {
    String before = of(classes);
    put("dev/Assemble.class", "other");
    assertNotEquals(before, of(classes));
  }

  @Test
  void changesWithArgument() {
    assertNotEquals(of(classes, "7.0"), of(classes, "7.1"));
  }

  @Test
  void changesWithContentOfFileArgument() throws IOException {
    Path pom = Files.writeString(folder.resolve("pom.xml"), "<a/>");
    String before = of(classes, pom.toString());
    Files.writeString(pom, "<b/>");
    assertNotEquals(before, of(classes, pom.toString()));
  }

  @Test
  void jarAndItsFolderHaveTheSameFingerprint() throws IOException {
    Path jar = folder.resolve("generator-templates.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      entry(zip, "META-INF/", "");
      entry(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0");
      entry(zip, "META-INF/maven/dev.keyfob/pom.properties", "version=1");
      entry(zip, "templates/model.mustache", "template");
      entry(zip, "dev/Assemble.class", "code");
    }
    assertEquals(of(classes), of(jar));
  }

  private String of(Path codeSource, String... arguments) {
    return new Fingerprint(codeSource, List.of(arguments)).of(scratch.provider().inputs());
  }

  private void put(String name, String content) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
