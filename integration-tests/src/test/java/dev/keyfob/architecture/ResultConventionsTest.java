package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Checks the conventions of the types that callers get and create. */
final class ResultConventionsTest {

  @Test
  void noTypeOfTheFacadeHasTheNameOfAGeneratedType() {
    Set<String> generated =
        names(
            ClassesUnderTest.GENERATED_CLIENT,
            type -> type.getPackageName().contains(".generated."));
    Set<String> both = new TreeSet<>(names(ClassesUnderTest.FACADE, type -> true));
    assertTrue(both.size() > 50 && generated.size() > 50, "the classes have not been found");
    both.retainAll(generated);
    assertEquals(Set.of(), both, "set another x-type-name in overlay.yaml");
  }

  @Test
  void typesThatCallersCreateAreComparedByValue() {
    List<JavaClass> created =
        ofProviders()
            .filter(type -> !type.isAssignableTo(AutoCloseable.class))
            .filter(type -> type.getMethods().stream().anyMatch(method -> isFactory(method, type)))
            .toList();
    assertTrue(created.size() > 8, created.toString());
    assertEquals(List.of(), created.stream().filter(type -> !isComparedByValue(type)).toList());
  }

  @Test
  void accessorsOfResultsReturnNullForAMissingField() {
    List<JavaMethod> optional =
        ofProviders()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getRawReturnType().isEquivalentTo(Optional.class))
            .filter(method -> method.getRawParameterTypes().isEmpty())
            .toList();
    assertEquals(List.of(), optional, "see the package page of dev.keyfob, Results");
  }

  private static Stream<JavaClass> ofProviders() {
    return ClassesUnderTest.FACADE.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(
            type ->
                List.of("dev.keyfob.latitude", "dev.keyfob.pingnetwork")
                    .contains(type.getPackageName()));
  }

  private static boolean isFactory(JavaMethod method, JavaClass type) {
    return method.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))
        && method.getRawReturnType().equals(type);
  }

  private static boolean isComparedByValue(JavaClass type) {
    return type.isRecord()
        || Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
            .filter(one -> !one.isEquivalentTo(Object.class))
            .anyMatch(one -> one.tryGetMethod("equals", Object.class).isPresent());
  }

  private static Set<String> names(Iterable<JavaClass> classes, Predicate<JavaClass> chosen) {
    return StreamSupport.stream(classes.spliterator(), false)
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(JavaClass::isTopLevelClass)
        .filter(chosen)
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info"))
        .collect(Collectors.toSet());
  }
}
