package dev.keyfob.generator.impact;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the facade's sources with the JDK's javac, keeps the classes in memory. */
final class FacadeCompiler {

  /**
   * What javac made.
   *
   * @param errors empty if everything compiles
   * @param classes the class files; empty if anything does not compile
   */
  record Result(List<CompileError> errors, List<byte[]> classes) {}

  /** Matches the packages of types, which only make a message longer. */
  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private FacadeCompiler() {}

  /**
   * Compiles all sources below a folder except module-info.java, whose module path Maven checks.
   *
   * @param classPath the generated classes and the libraries
   * @param release the Java release
   */
  static Result compile(Path sources, String classPath, String release) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("the report needs javac; run Maven with a JDK, not a JRE");
    }
    List<Path> javaFiles = javaFiles(sources);
    if (javaFiles.isEmpty()) {
      return new Result(List.of(), List.of());
    }
    List<Diagnostic<? extends JavaFileObject>> diagnostics = new ArrayList<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        MemoryOutput output = new MemoryOutput(files)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-Xmaxerrs",
              "10000",
              // Without this option, a missing import hides all later errors.
              "--should-stop=ifError=FLOW",
              "--release",
              release,
              "-classpath",
              classPath);
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  output,
                  diagnostics::add,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(javaFiles));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      Map<JavaFileObject, CompilationUnitTree> units = new HashMap<>();
      List<CompileError> errors = new ArrayList<>();
      try {
        task.parse().forEach(unit -> units.put(unit.getSourceFile(), unit));
        task.generate();
      } catch (IllegalStateException crash) {
        // javac 17 throws an AssertionError at a yield whose type is missing.
        errors.add(CompileError.nowhere("javac failed before it had read everything: " + crash));
      }
      diagnostics.stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .forEach(error -> errors.add(error(error, units.get(error.getSource()), positions)));
      return new Result(errors, errors.isEmpty() ? output.classFiles() : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompileError error(
      Diagnostic<? extends JavaFileObject> error,
      CompilationUnitTree unit,
      SourcePositions positions) {
    String message = QUALIFIER.matcher(error.getMessage(Locale.ENGLISH)).replaceAll("");
    JavaFileObject file = error.getSource();
    if (file == null) {
      return CompileError.nowhere(message);
    }
    try {
      String source = file.getCharContent(true).toString();
      return new CompileError(
          source,
          String.valueOf(Path.of(file.toUri()).getFileName()),
          error.getLineNumber(),
          unit == null ? "" : member(unit, error.getPosition(), positions),
          (int) error.getStartPosition(),
          (int) error.getEndPosition(),
          message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the method around a position, as {@code Type.method}; else the type; else nothing. */
  private static String member(CompilationUnitTree unit, long position, SourcePositions positions) {
    List<String> names = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void none) {
        if (contains(type) && !type.getSimpleName().isEmpty()) {
          names.add(type.getSimpleName().toString());
        }
        return super.visitClass(type, null);
      }

      @Override
      public Void visitMethod(MethodTree method, Void none) {
        if (contains(method)) {
          names.add(method.getName().toString());
        }
        return super.visitMethod(method, null);
      }

      private boolean contains(Tree tree) {
        return positions.getStartPosition(unit, tree) <= position
            && position <= positions.getEndPosition(unit, tree);
      }
    }.scan(unit, null);
    return String.join(".", names);
  }

  /** Keeps class files in memory. */
  private static final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {

    private final List<ByteArrayOutputStream> written = new ArrayList<>();

    MemoryOutput(JavaFileManager files) {
      super(files);
    }

    List<byte[]> classFiles() {
      return written.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      written.add(bytes);
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
