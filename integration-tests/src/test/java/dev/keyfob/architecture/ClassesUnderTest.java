package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keyfob.demo.Demo;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.generator.cli.Assemble;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of each module, by where they lie, so that a new package is under the rules from the
 * beginning.
 */
final class ClassesUnderTest {

  static final String FIXTURE = "dev.keyfob.architecture.fixture";

  static final JavaClasses GENERATED_CLIENT = of(Secret.class);
  static final JavaClasses FACADE = of(KeyfobException.class);
  static final JavaClasses SANDBOX_AND_DEMO = of(Sandbox.class, Demo.class);
  static final JavaClasses GENERATOR = of(Assemble.class);

  /** What people depend on. */
  static final JavaClasses LIBRARY = of(Secret.class, KeyfobException.class);

  /** The tests of all modules, but for the fixture. */
  static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/dev/keyfob/architecture/fixture/"))
          .importPaths(
              Stream.of(
                      "generator-templates",
                      "generated-client",
                      "facade",
                      "integration-tests/sandbox",
                      "integration-tests")
                  .map(module -> Path.of("..", module, "target", "test-classes"))
                  .filter(Files::isDirectory)
                  .toList());

  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .importPaths(
              Path.of("target", "test-classes", "dev", "keyfob", "architecture", "fixture"));

  private ClassesUnderTest() {}

  /** Classes that break the rules, in packages of their own. */
  static JavaClasses fixture() {
    return BROKEN;
  }

  private static JavaClasses of(Class<?>... examples) {
    ImportOption withoutModuleDescriptor = location -> !location.contains("module-info");
    List<URL> places = Stream.of(examples).map(ClassesUnderTest::place).toList();
    return new ClassFileImporter().withImportOption(withoutModuleDescriptor).importUrls(places);
  }

  private static URL place(Class<?> example) {
    try {
      URI place = example.getProtectionDomain().getCodeSource().getLocation().toURI();
      return place.getPath().endsWith(".jar")
          ? URI.create("jar:" + place + "!/").toURL()
          : place.toURL();
    } catch (URISyntaxException | java.net.MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
