package dev.keyfob.generator.report;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.keyfob.generator.report.FacadeSources.Call;
import dev.keyfob.generator.report.FacadeSources.Callee;
import dev.keyfob.generator.report.FacadeSources.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The methods of one source file and what each calls. */
final class FacadeFile extends TreeScanner<Void, Void> {

  private final CompilationUnitTree unit;
  private final Trees trees;
  private final String javaPackage;
  private final Set<String> facadeTypes;
  private final Map<String, String> imports = new HashMap<>();

  /** The types of fields by name, for each class that is open, the innermost first. */
  private final Deque<Map<String, Set<String>>> fields = new ArrayDeque<>();

  /**
   * The types of parameters and local variables of the method; more than one where a name is used
   * again.
   */
  private Map<String, Set<String>> locals = Map.of();

  private final List<Method> methods = new ArrayList<>();
  private final Deque<String> classes = new ArrayDeque<>();
  private final Deque<Boolean> visible = new ArrayDeque<>();
  private List<Call> calls = new ArrayList<>();

  private FacadeFile(JavacTask task, CompilationUnitTree unit, Set<String> facadeTypes) {
    this.unit = unit;
    this.trees = Trees.instance(task);
    this.javaPackage = packageOf(unit);
    this.facadeTypes = facadeTypes;
    imports(unit).forEach(name -> imports.put(name.substring(name.lastIndexOf('.') + 1), name));
  }

  /** The qualified names of the classes a file declares, nested ones included. */
  static Set<String> types(CompilationUnitTree unit) {
    Set<String> types = new LinkedHashSet<>();
    unit.accept(
        new TreeScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            String name = outer + "." + type.getSimpleName();
            types.add(name);
            return super.visitClass(type, name);
          }
        },
        packageOf(unit));
    return types;
  }

  static List<String> imports(CompilationUnitTree unit) {
    return unit.getImports().stream()
        .map(each -> each.getQualifiedIdentifier().toString())
        .toList();
  }

  static String name(CompilationUnitTree unit) {
    return String.valueOf(Path.of(unit.getSourceFile().toUri()).getFileName());
  }

  static List<Method> methods(JavacTask task, CompilationUnitTree unit, Set<String> facadeTypes) {
    FacadeFile file = new FacadeFile(task, unit, facadeTypes);
    file.scan(unit, null);
    return file.methods;
  }

  @Override
  public Void visitClass(ClassTree type, Void none) {
    if (type.getSimpleName().isEmpty()) {
      visible.push(false);
      super.visitClass(type, null);
      visible.pop();
      return null;
    }
    classes.push((classes.isEmpty() ? javaPackage : classes.peek()) + "." + type.getSimpleName());
    boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    visible.push(open && (visible.isEmpty() || visible.peek()));
    Map<String, Set<String>> own = new HashMap<>();
    type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .forEach(field -> declare((VariableTree) field, own));
    fields.push(own);
    super.visitClass(type, null);
    fields.pop();
    visible.pop();
    classes.pop();
    return null;
  }

  @Override
  public Void visitMethod(MethodTree method, Void none) {
    List<Call> outer = calls;
    Map<String, Set<String>> outerLocals = locals;
    calls = new ArrayList<>();
    locals = new HashMap<>(outerLocals);
    Map<String, Set<String>> own = new HashMap<>();
    method.accept(
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitVariable(VariableTree variable, Void nothing) {
            declare(variable, own);
            return super.visitVariable(variable, null);
          }
        },
        null);
    locals.putAll(own);
    super.visitMethod(method, null);
    String type = classes.peek();
    String parameters =
        method.getParameters().stream()
            .map(parameter -> parameter.getType().toString())
            .collect(Collectors.joining(", "));
    methods.add(
        new Method(
            new Callee(type, method.getName().toString(), method.getParameters().size()),
            type.substring(javaPackage.length() + 1)
                + "."
                + method.getName()
                + "("
                + parameters
                + ")",
            visible.peek() && method.getModifiers().getFlags().contains(Modifier.PUBLIC),
            calls));
    // What an anonymous class does, the method that makes it does.
    outer.addAll(calls);
    calls = outer;
    locals = outerLocals;
    return null;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
    int arity = call.getArguments().size();
    if (call.getMethodSelect() instanceof IdentifierTree own) {
      classes.forEach(type -> called(type, own.getName().toString(), arity, call));
    } else if (call.getMethodSelect() instanceof MemberSelectTree select) {
      receivers(select.getExpression())
          .forEach(type -> called(type, select.getIdentifier().toString(), arity, call));
    }
    return super.visitMethodInvocation(call, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void none) {
    receivers(reference.getQualifierExpression())
        .forEach(type -> called(type, reference.getName().toString(), -1, reference));
    return super.visitMemberReference(reference, null);
  }

  private void called(String type, String name, int arity, Tree at) {
    long position = trees.getSourcePositions().getStartPosition(unit, at);
    calls.add(
        new Call(
            new Callee(type, name, arity),
            name(unit) + ":" + unit.getLineMap().getLineNumber(position)));
  }

  /** The types an expression can be of, as far as it says. */
  private Set<String> receivers(ExpressionTree expression) {
    if (expression instanceof NewClassTree made) {
      return Set.of(qualified(simple(made.getIdentifier())));
    }
    String name = null;
    if (expression instanceof IdentifierTree identifier) {
      name = identifier.getName().toString();
    } else if (expression instanceof MemberSelectTree select
        && select.getExpression().toString().equals("this")) {
      name = select.getIdentifier().toString();
    }
    if (name == null) {
      return Set.of();
    }
    if (name.equals("this") || name.equals("super")) {
      return Set.of(classes.peek());
    }
    if (expression instanceof IdentifierTree && locals.containsKey(name)) {
      return locals.get(name);
    }
    for (Map<String, Set<String>> declared : fields) {
      if (declared.containsKey(name)) {
        return declared.get(name);
      }
    }
    return Set.of(qualified(name));
  }

  private void declare(VariableTree variable, Map<String, Set<String>> into) {
    if (variable.getType() != null) {
      into.computeIfAbsent(variable.getName().toString(), any -> new HashSet<>())
          .add(qualified(simple(variable.getType())));
    }
  }

  private String qualified(String simple) {
    if (imports.containsKey(simple)) {
      return imports.get(simple);
    }
    for (String outer : classes) {
      if (facadeTypes.contains(outer + "." + simple)) {
        return outer + "." + simple;
      }
    }
    return javaPackage + "." + simple;
  }

  private static String simple(Tree type) {
    return type instanceof ParameterizedTypeTree generic
        ? simple(generic.getType())
        : type.toString();
  }

  private static String packageOf(CompilationUnitTree unit) {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }
}
