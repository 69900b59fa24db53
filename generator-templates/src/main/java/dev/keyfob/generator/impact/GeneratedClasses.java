package dev.keyfob.generator.impact;

import dev.keyfob.generator.annotate.SecretNames;
import dev.keyfob.generator.openapi.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Looks for unmasked secrets in the compiled classes of a client, independently of the generator's
 * own rules.
 */
public final class GeneratedClasses {

  private static final String SECRET = "dev/keyfob/secret/Secret";
  private static final String RAW_BODY = "okhttp3/ResponseBody";
  private static final Pattern CLASS_NAME = Pattern.compile("L([^;<]+)[;<]");
  private static final Set<String> WITHOUT_TEXT =
      Set.of("java/lang/Boolean", "java/time/OffsetDateTime", "java/time/LocalDate");
  private static final Set<String> NUMBERS =
      Set.of("java/lang/Integer", "java/lang/Long", "java/math/BigDecimal");
  private static final Set<String> WITH_SECRET = Set.of("ISSUES", "REISSUES", "REVEALS");

  /** The classes in the type of each record component, by record and component. */
  private final Map<String, Map<String, List<String>>> records = new TreeMap<>();

  /** The classes of the response of each operation that returns a credential. */
  private final Map<String, List<String>> responses = new TreeMap<>();

  private GeneratedClasses() {}

  /** Reads compiled classes. */
  public static GeneratedClasses of(List<byte[]> classes) {
    GeneratedClasses generated = new GeneratedClasses();
    classes.forEach(
        bytes ->
            new ClassReader(bytes)
                .accept(
                    generated.new Reader(),
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
    return generated;
  }

  /**
   * Returns a line for each component that has the name of a secret and is not masked.
   *
   * @param harmless the names of fields that are not secrets in spite of their names
   */
  public List<String> unmasked(Set<String> harmless) {
    Set<List<String>> excepted = new HashSet<>();
    harmless.forEach(name -> excepted.add(Words.of(name)));
    List<String> lines = new ArrayList<>();
    records.forEach(
        (record, components) ->
            components.forEach(
                (name, types) -> {
                  if (isSecret(name, types)
                      && !types.contains(SECRET)
                      && !excepted.contains(Words.of(name))) {
                    lines.add(
                        simple(record) + "." + name + " has the name of a secret and is shown");
                  }
                }));
    return lines;
  }

  /** Returns a line for each operation that returns a credential and has no secret to return. */
  public List<String> withoutSecret() {
    List<String> lines = new ArrayList<>();
    responses.forEach(
        (operation, types) -> {
          if (!reachesSecret(types)) {
            lines.add(operation + " returns a credential, and nothing of its response is a secret");
          }
        });
    return lines;
  }

  private boolean isSecret(String name, List<String> types) {
    String type = types.isEmpty() ? "" : types.get(0);
    // A record is not a secret itself; its components are checked one by one.
    if (WITHOUT_TEXT.contains(type) || types.stream().anyMatch(records::containsKey)) {
      return false;
    }
    return NUMBERS.contains(type) ? SecretNames.isSecretNumber(name) : SecretNames.isSecret(name);
  }

  private boolean reachesSecret(List<String> types) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      String type = open.poll();
      if (type.equals(SECRET) || type.equals(RAW_BODY)) {
        return true;
      }
      if (seen.add(type)) {
        records.getOrDefault(type, Map.of()).values().forEach(open::addAll);
      }
    }
    return false;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static List<String> classNames(String signature) {
    List<String> names = new ArrayList<>();
    Matcher name = CLASS_NAME.matcher(signature);
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private final class Reader extends ClassVisitor {

    private String type;

    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      type = name;
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String name, String descriptor, String signature) {
      if (!name.equals("unknownFields")) {
        records
            .computeIfAbsent(type, any -> new TreeMap<>())
            .put(name, classNames(signature == null ? descriptor : signature));
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      String returned = signature == null ? descriptor : signature;
      List<String> types = classNames(returned.substring(returned.indexOf(')') + 1));
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          return annotation.equals("Ldev/keyfob/operation/Operation;")
              ? new CredentialReader(simple(type) + "." + name, types)
              : null;
        }
      };
    }
  }

  private final class CredentialReader extends AnnotationVisitor {

    private final String operation;
    private final List<String> types;

    CredentialReader(String operation, List<String> types) {
      super(Opcodes.ASM9);
      this.operation = operation;
      this.types = types;
    }

    @Override
    public void visitEnum(String name, String descriptor, String value) {
      if (name.equals("credential") && WITH_SECRET.contains(value)) {
        responses.put(operation, types);
      }
    }
  }
}
