package dev.keyfob.generator.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one class file into a {@link CallGraph}. */
final class CallGraphReader extends ClassVisitor {

  private static final int API = Opcodes.ASM9;

  /** Supertypes through which other code calls only the methods of Object. */
  private static final Set<String> PLAIN_SUPERTYPES =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private static final Set<String> METHODS_OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final CallGraph graph;
  private String name;
  private boolean isPublic;
  private String outer;
  private List<String> supertypes = List.of();

  private CallGraphReader(CallGraph graph) {
    super(API);
    this.graph = graph;
  }

  static void read(byte[] classFile, CallGraph graph) {
    new ClassReader(classFile).accept(new CallGraphReader(graph), ClassReader.SKIP_FRAMES);
  }

  @Override
  public void visit(
      int version, int access, String name, String sig, String superName, String[] interfaces) {
    this.name = name;
    isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
    supertypes =
        Stream.concat(Stream.ofNullable(superName), Arrays.stream(interfaces))
            .filter(supertype -> !PLAIN_SUPERTYPES.contains(supertype))
            .toList();
    supertypes.forEach(supertype -> graph.edge(instanceOf(name), instanceOf(supertype)));
  }

  @Override
  public void visitInnerClass(String inner, String outerName, String innerName, int access) {
    if (inner.equals(name)) {
      outer = outerName;
      isPublic &= outerName != null && (access & Opcodes.ACC_PUBLIC) != 0;
    }
  }

  @Override
  public void visitEnd() {
    graph.type(name, new CallGraph.Type(isPublic, outer, supertypes));
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    String node = name + "." + method + descriptor;
    graph.node(node);
    boolean ofInstance =
        (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && !method.equals("<init>");
    if (ofInstance && !supertypes.isEmpty() && !METHODS_OF_OBJECT.contains(method)) {
      graph.edge(instanceOf(name), node);
    }
    if ((access & Opcodes.ACC_PUBLIC) != 0
        && (access & Opcodes.ACC_SYNTHETIC) == 0
        && !method.startsWith("<")
        && !METHODS_OF_OBJECT.contains(method)) {
      graph.publicMethod(node, shown(method, descriptor));
    }
    return new Body(node, method.startsWith("<"));
  }

  private String shown(String method, String descriptor) {
    String type = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .map(parameter -> parameter.substring(parameter.lastIndexOf('.') + 1).replace('$', '.'))
        .collect(Collectors.joining(", ", type + "." + method + "(", ")"));
  }

  private static String instanceOf(String type) {
    return "new " + type;
  }

  /** The instructions of one method. */
  private final class Body extends MethodVisitor {

    private final String node;
    private final boolean initializes;

    /**
     * The members used since the last assignment to a field; they are the value of the next field.
     */
    private final List<String> sinceAssignment = new ArrayList<>();

    Body(String node, boolean initializes) {
      super(API);
      this.node = node;
      this.initializes = initializes;
    }

    private void uses(String used) {
      graph.edge(node, used);
      sinceAssignment.add(used);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String descriptor, boolean onInterface) {
      uses(owner + "." + method + descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      boolean assigns = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
      if (!assigns) {
        uses(owner + "." + field);
      } else if (initializes) {
        String assigned = owner + "." + field;
        graph.node(assigned);
        sinceAssignment.forEach(used -> graph.edge(assigned, used));
        sinceAssignment.clear();
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      uses(opcode == Opcodes.NEW ? instanceOf(type) : type);
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type && type.getSort() == Type.OBJECT) {
        uses(type.getInternalName());
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String method, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          uses(
              handle.getOwner()
                  + "."
                  + handle.getName()
                  + (handle.getDesc().startsWith("(") ? handle.getDesc() : ""));
          if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            uses(instanceOf(handle.getOwner()));
          }
        }
      }
    }
  }
}
