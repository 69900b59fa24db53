package dev.keyfob.generation;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles as the build does: for Java 17, and a warning is an error. */
final class Compilation {

  private Compilation() {}

  /**
   * Compiles and loads.
   *
   * @param sources folders of sources
   * @param classpath the libraries that they use
   * @param parent loads the classes of the libraries
   */
  static ClassLoader compile(List<Path> sources, String classpath, Path classes, ClassLoader parent)
      throws IOException {
    Files.createDirectories(classes);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      // -Xlint:path is off, since the test's class path may name folders that do not exist.
      List<String> options =
          List.of(
              "--release",
              "17",
              "-Xlint:all,-path",
              "-Xdoclint:all/protected",
              "-Xdoclint/package:-dev.keyfob.internal,-dev.keyfob.internal.*",
              "-Werror",
              "-proc:none",
              "-d",
              classes.toString(),
              "-classpath",
              classpath);
      boolean compiled =
          javac
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(java(sources)))
              .call();
      if (!compiled) {
        throw new AssertionError("does not compile:\n" + messages);
      }
    }
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent);
  }

  /** Leaves out module descriptors, since all sources are compiled together on the class path. */
  private static List<Path> java(List<Path> folders) throws IOException {
    List<Path> java = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("module-info.java"))
            .forEach(java::add);
      }
    }
    return java;
  }
}
