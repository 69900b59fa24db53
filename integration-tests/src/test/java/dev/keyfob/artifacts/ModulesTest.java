package dev.keyfob.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.connect.Xray;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.operation.Operation;
import dev.keyfob.testing.ClassScan;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks which packages the modules export and open. The tests run on the class path, where these
 * limits do not apply.
 */
final class ModulesTest {

  @Test
  void generatedClientExportsAll() throws IOException {
    assertEquals(packages(Operation.class), exported("generated-client"));
  }

  @Test
  void facadeExportsAllButInternals() throws IOException {
    Set<String> offered = packages(KeyfobException.class);
    offered.removeIf(name -> name.startsWith("dev.keyfob.internal"));
    assertEquals(offered, exported("facade"));
  }

  @Test
  void connectExportsAll() throws IOException {
    assertEquals(packages(Xray.class), exported("facade/connect"));
  }

  private static Set<String> exported(String module) throws IOException {
    try (InputStream file =
        Files.newInputStream(Path.of("..", module, "target", "classes", "module-info.class"))) {
      return ModuleDescriptor.read(file).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> packages(Class<?> ofArtifact) {
    return ClassScan.classes(ofArtifact, "dev.keyfob").stream()
        .map(Class::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
