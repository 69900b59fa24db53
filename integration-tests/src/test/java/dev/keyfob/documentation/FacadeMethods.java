package dev.keyfob.documentation;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the facade's public methods that send an operation. */
final class FacadeMethods {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.keyfob");

  /**
   * Returns the method that sends the operation and nothing else. If no method does, returns the
   * public methods that send it together with other operations.
   */
  Set<String> sending(String provider, Method operation, String operationId) {
    Set<String> direct =
        FacadeOperations.all().stream()
            .filter(method -> method.provider().equals(provider))
            .filter(method -> method.operationId().equals(operationId))
            .map(FacadeMethods::call)
            .collect(Collectors.toCollection(TreeSet::new));
    return direct.isEmpty() ? composed(provider, operation) : direct;
  }

  private static String call(FacadeOperation operation) {
    return operation.service().replace(".", "().") + "()." + operation.name();
  }

  /** Follows the callers of a generated method up to the first public methods of the facade. */
  private Set<String> composed(String provider, Method operation) {
    Map<String, String> ways = ways(provider);
    Set<JavaCodeUnit> seen = new HashSet<>();
    Set<JavaCodeUnit> level =
        Set.of(
            classes.get(operation.getDeclaringClass()).getMethods().stream()
                .filter(method -> method.getName().equals(operation.getName()))
                .findFirst()
                .orElseThrow());
    while (!level.isEmpty()) {
      Set<String> found =
          level.stream()
              .filter(unit -> isOffered(unit) && ways.containsKey(unit.getOwner().getName()))
              .map(unit -> ways.get(unit.getOwner().getName()) + "()." + unit.getName())
              .filter(name -> !name.endsWith("Async"))
              .collect(Collectors.toCollection(TreeSet::new));
      if (!found.isEmpty()) {
        return found;
      }
      seen.addAll(level);
      level =
          level.stream()
              .flatMap(FacadeMethods::callers)
              .filter(unit -> !seen.contains(unit))
              .collect(Collectors.toSet());
    }
    return Set.of();
  }

  /**
   * Returns the accessors that lead from the client to each resource, such as {@code
   * limits().client}.
   */
  private static Map<String, String> ways(String provider) {
    return FacadeUnderTest.of(provider).services().entrySet().stream()
        .collect(
            Collectors.toMap(
                service -> service.getValue().getName(),
                service -> service.getKey().replace(".", "()."),
                (one, other) -> one));
  }

  private static Stream<JavaCodeUnit> callers(JavaCodeUnit unit) {
    return unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin);
  }

  private static boolean isOffered(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC) && !unit.isConstructor();
  }
}
