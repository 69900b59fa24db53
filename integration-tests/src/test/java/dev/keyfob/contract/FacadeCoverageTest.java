package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.Endpoint;
import dev.keyfob.json.OpenEnum;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.vless.VlessLink;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that a contract test covers each method and accessor of the facade. */
final class FacadeCoverageTest {

  /** Holds all values of a result at once, or none. */
  private static final Set<String> NOT_COMPARED =
      Set.of("generated", "envelope", "jsonView", "toString", "hashCode");

  @Test
  void eachMethodHasAContract() {
    Set<String> there =
        FacadeUnderTest.all().stream()
            .flatMap(facade -> facade.operations().stream())
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tested = new TreeSet<>();
    ComposedOperations.ALL.keySet().forEach(key -> tested.add(key.replaceFirst(" .*", "")));
    FacadeOperations.all().stream()
        .flatMap(operation -> Stream.of(operation.method(), operation.asyncMethod()))
        .forEach(method -> tested.add(method.toString()));
    assertTrue(there.size() > 0);
    assertEquals(
        there,
        tested,
        "methods of the facade, and those in FacadeOperations and ComposedOperations");
  }

  @TestFactory
  Stream<DynamicTest> eachOperationHasAnAsyncMethod() {
    return operations(
        operation ->
            assertEquals(
                boxed(operation.method().method().getGenericReturnType()),
                ((ParameterizedType) operation.asyncMethod().method().getGenericReturnType())
                    .getActualTypeArguments()[0]));
  }

  @TestFactory
  Stream<DynamicTest> eachAccessorIsComparedWithAnExample() {
    return operations(
        operation ->
            assertEquals(
                new TreeSet<>(operation.accessors().keySet()), accessors(operation.resultType())));
  }

  private static Stream<DynamicTest> operations(Consumer<FacadeOperation> test) {
    return FacadeOperations.all().stream()
        .map(operation -> dynamicTest(operation.toString(), () -> test.accept(operation)));
  }

  private static Type boxed(Type type) {
    return type == void.class ? Void.class : type;
  }

  /**
   * Returns whether an accessor computes its value from others, or leads to another resource; such
   * accessors have tests of their own.
   */
  private static boolean isView(Class<?> type) {
    return List.of(boolean.class, VlessLink.class, Endpoint.class).contains(type)
        || isOfFacade(type);
  }

  private static boolean isOfFacade(Class<?> type) {
    return !OpenEnum.class.isAssignableFrom(type)
        && FacadeUnderTest.all().stream()
            .anyMatch(facade -> facade.type().getPackageName().equals(type.getPackageName()));
  }

  static Set<String> accessors(Class<?> result) {
    return Arrays.stream(result.getMethods())
        .filter(
            method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
        .filter(
            method -> method.getDeclaringClass() != Object.class && !isView(method.getReturnType()))
        .map(Method::getName)
        .filter(name -> !NOT_COMPARED.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
