package dev.keyfob.consumers;

import dev.keyfob.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The consumer projects, built by Maven with one JDK.
 *
 * @param jdk the JDK that built them and runs them
 * @param folder the folder of their sources and build output
 */
record Consumers(Jdk jdk, Path folder) {

  private static final String JAR = "../consumer.jar";

  private static final Path TARGET = Path.of("target", "consumers").toAbsolutePath();

  static Consumers build(Jdk jdk) throws IOException {
    Path folder = TARGET.resolve("jdk" + jdk.feature());
    copy(Path.of("src", "consumers"), folder);
    LocalRepository repository = new LocalRepository(TARGET.resolve("repository"));
    repository.borrowFrom(Path.of(property("maven.repo.local")));
    Consumers consumers = new Consumers(jdk, folder);
    Run run =
        consumers.maven(
            folder,
            "test",
            "-Dmdep.outputFile=target/class-path",
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath");
    if (run.exit() != 0) {
      throw new IllegalStateException("the consumers do not build:\n" + run.output());
    }
    return consumers;
  }

  /** Compiles a project that is not built with the others. */
  Run compile(String project) {
    return maven(folder.resolve(project), "compile");
  }

  private Run maven(Path project, String... goals) {
    List<String> command =
        List.of(
            Path.of(property("maven.home"), "bin", "mvn").toString(),
            "-B",
            "-Dmaven.repo.local=" + TARGET.resolve("repository"),
            "-Dkeyfob.version=" + property("keyfob.version"));
    return Run.of(
        project,
        TARGET.resolve("jdk" + jdk.feature() + "-" + project.getFileName() + "-build.log"),
        Map.of("JAVA_HOME", jdk.home().orElseThrow().toString()),
        Stream.concat(command.stream(), Stream.of(goals)).toList());
  }

  /** Returns the jars that Maven puts on a consumer's class path. */
  List<Path> jars(String consumer) throws IOException {
    String classPath =
        Files.readString(folder.resolve(consumer).resolve("target/class-path")).strip();
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  Run onClassPath(String consumer, Sandbox sandbox, Path secrets) throws IOException {
    return run(consumer, sandbox, secrets, List.of("-cp", path(consumer), "consumer.Main"));
  }

  Run onModulePath(String consumer, Sandbox sandbox, Path secrets) throws IOException {
    return run(
        consumer, sandbox, secrets, List.of("-p", path(consumer), "-m", "consumer/consumer.Main"));
  }

  /** Packs the consumer's classes: an archive of classes holds those of jars only. */
  void pack(String consumer) {
    Run packing =
        Run.of(
            folder.resolve(consumer).resolve("target/classes"),
            folder.resolve(consumer + "-jar.log"),
            Map.of(),
            List.of(jdk.home().orElseThrow().resolve("bin/jar").toString(), "cf", JAR, "."));
    if (packing.exit() != 0) {
      throw new IllegalStateException("the consumer was not packed:\n" + packing.output());
    }
  }

  /** Runs a packed consumer. */
  Run onJars(String consumer, Sandbox sandbox, Path secrets, String... options) throws IOException {
    Path classes = folder.resolve(consumer).resolve("target/classes");
    Path jar = classes.resolve(JAR).normalize();
    return run(
        consumer,
        sandbox,
        secrets,
        Stream.concat(
                Stream.of(options),
                Stream.of(
                    "-cp",
                    path(consumer).replace(classes.toString(), jar.toString()),
                    "consumer.Main"))
            .toList());
  }

  private Run run(String consumer, Sandbox sandbox, Path secrets, List<String> main) {
    return Run.of(
        folder.resolve(consumer),
        folder.resolve(consumer + "-run.log"),
        Map.of(
            "LATITUDESH_BEARER", sandbox.latitudeKey().reveal(),
            "PINGNETWORK_API_KEY", sandbox.pingNetworkKey().reveal()),
        Stream.of(
                List.of(jdk.java().toString()),
                main,
                List.of(sandbox.latitudeUrl(), sandbox.pingNetworkUrl(), secrets.toString()))
            .flatMap(List::stream)
            .toList());
  }

  private String path(String consumer) throws IOException {
    Path target = folder.resolve(consumer).resolve("target");
    return target.resolve("classes")
        + File.pathSeparator
        + Files.readString(target.resolve("class-path")).strip();
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("mvn verify -Pconsumers sets the system property " + name);
    }
    return value;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
