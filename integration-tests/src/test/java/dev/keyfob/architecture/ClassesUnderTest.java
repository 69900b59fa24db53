package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keyfob.connect.Xray;
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

/** The classes of each module, found by location, so that the rules apply to each new package. */
final class ClassesUnderTest {

  static final String FIXTURE = "dev.keyfob.architecture.fixture";

  static final JavaClasses GENERATED_CLIENT = of(Secret.class);
  static final JavaClasses FACADE = of(KeyfobException.class);
  static final JavaClasses CONNECT = of(Xray.class);
  static final JavaClasses SANDBOX_AND_DEMO = of(Sandbox.class, Demo.class);
  static final JavaClasses GENERATOR = of(Assemble.class);

  /** The modules that applications depend on. */
  static final JavaClasses LIBRARY = of(Secret.class, KeyfobException.class);

  /** The tests of all modules, except the fixture. */
  static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/dev/keyfob/architecture/fixture/"))
          .importPaths(
              Stream.of(
                      "generator-templates",
                      "generated-client",
                      "facade",
                      "facade/connect",
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

  /** Returns the classes that break the rules. */
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
