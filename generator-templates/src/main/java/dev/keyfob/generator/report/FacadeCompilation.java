package dev.keyfob.generator.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.keyfob.generator.render.GeneratedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What javac would say of the facade beside the code that a document makes, asked before there are
 * dozens of errors, and told by what is at fault: the use of a generated member that went or
 * changed. No library is looked at, since that would take longer than all the rest: what depends on
 * one is unknown to javac here, and left to the real compilation.
 */
final class FacadeCompilation {

  private static final String BUILDER = ".Builder";

  /**
   * A generated member that is used and does not fit.
   *
   * @param type the generated type; of a builder, the type it builds
   */
  record Member(String type, String name) {}

  /**
   * The outcome.
   *
   * @param clean whether javac got to the end, and every generated type is there and used as it can
   *     be
   * @param misfits what is used as it cannot be, and where
   */
  record Outcome(boolean clean, Map<Member, List<String>> misfits) {}

  private final String base;
  private final Trees trees;
  private final Map<Member, List<String>> misfits = new LinkedHashMap<>();

  private FacadeCompilation(String base, Trees trees) {
    this.base = base;
    this.trees = trees;
  }

  /**
   * Looks at those files of the facade that use a provider's generated types.
   *
   * @param runtime the folder of the sources that generated code leans on
   * @param apiPackage that of the provider's Retrofit interfaces; its other types are in the
   *     packages beside it
   */
  static Outcome of(FacadeSources facade, Path runtime, String apiPackage, GeneratedApi api) {
    String base = apiPackage.replaceFirst("\\.api$", "");
    List<Path> files = facade.filesThatImportBelow(base);
    if (files.isEmpty()) {
      return new Outcome(true, Map.of());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Diagnostic<? extends JavaFileObject>> problems = new ArrayList<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<JavaFileObject> units = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(files).forEach(units::add);
      units.addAll(Stubs.of(base, api, facade.namesImportedFromBelow(base)));
      List<String> options =
          List.of(
              "-proc:none",
              "-implicit:none",
              "-Xmaxerrs",
              "10000",
              // Else a single import that is not found would hide everything that comes after it.
              "-XDshould-stop.ifError=FLOW",
              "-sourcepath",
              runtime.toString(),
              "-classpath",
              "");
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, problems::add, options, null, units);
      Map<JavaFileObject, CompilationUnitTree> parsed = new LinkedHashMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        if (!Stubs.isStub(unit.getSourceFile())) {
          parsed.put(unit.getSourceFile(), unit);
        }
      }
      boolean whole = analyze(task);
      FacadeCompilation compilation = new FacadeCompilation(base, Trees.instance(task));
      problems.stream()
          .filter(
              problem ->
                  problem.getKind() == Diagnostic.Kind.ERROR
                      && parsed.containsKey(problem.getSource()))
          .forEach(problem -> compilation.blame(parsed.get(problem.getSource()), problem));
      return new Outcome(
          whole && compilation.misfits.isEmpty() && facade.findsWhatItImports(apiPackage, api),
          compilation.misfits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether javac got to the end: it has stumbled over code whose types are not there, as
   * libraries' are not here.
   */
  private static boolean analyze(JavacTask task) throws IOException {
    try {
      task.analyze();
      return true;
    } catch (IllegalStateException stumbled) {
      if (stumbled.getCause() instanceof AssertionError) {
        return false;
      }
      throw stumbled;
    }
  }

  private void blame(CompilationUnitTree unit, Diagnostic<?> problem) {
    at(unit, problem)
        .flatMap(this::used)
        .ifPresent(
            member ->
                misfits
                    .computeIfAbsent(member, any -> new ArrayList<>())
                    .add(FacadeFile.name(unit) + ":" + problem.getLineNumber()));
  }

  /** The smallest expression that holds all that a problem is about. */
  private Optional<TreePath> at(CompilationUnitTree unit, Diagnostic<?> problem) {
    SourcePositions positions = trees.getSourcePositions();
    TreePath[] found = {null};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void none) {
        if (tree == null
            || positions.getStartPosition(unit, tree) > problem.getStartPosition()
            || positions.getEndPosition(unit, tree) < problem.getEndPosition()) {
          return null;
        }
        if (tree instanceof ExpressionTree) {
          found[0] = getCurrentPath() == null ? null : new TreePath(getCurrentPath(), tree);
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(unit), null);
    return Optional.ofNullable(found[0]);
  }

  /**
   * The generated member that an expression is about, the outermost first; else one among its
   * call's arguments.
   */
  private Optional<Member> used(TreePath expression) {
    Member[] found = {null};
    TreePathScanner<Void, Void> scanner =
        new TreePathScanner<>() {
          @Override
          public Void visitMemberSelect(MemberSelectTree select, Void none) {
            note(select.getExpression(), select.getIdentifier().toString());
            return super.visitMemberSelect(select, null);
          }

          @Override
          public Void visitMemberReference(MemberReferenceTree reference, Void none) {
            note(reference.getQualifierExpression(), reference.getName().toString());
            return super.visitMemberReference(reference, null);
          }

          private void note(ExpressionTree owner, String name) {
            if (found[0] == null) {
              generated(trees.getTypeMirror(new TreePath(getCurrentPath(), owner)))
                  .ifPresent(type -> found[0] = new Member(type, name));
            }
          }
        };
    scanner.scan(expression, null);
    TreePath around = expression.getParentPath();
    if (found[0] == null && around != null && around.getLeaf() instanceof MethodInvocationTree) {
      scanner.scan(around, null);
    }
    return Optional.ofNullable(found[0]);
  }

  /** The simple name of a generated type. */
  private Optional<String> generated(TypeMirror type) {
    String name = String.valueOf(type);
    if (!name.startsWith(base + ".")) {
      return Optional.empty();
    }
    String simple =
        name.endsWith(BUILDER) ? name.substring(0, name.length() - BUILDER.length()) : name;
    return Optional.of(simple.substring(simple.lastIndexOf('.') + 1));
  }
}
