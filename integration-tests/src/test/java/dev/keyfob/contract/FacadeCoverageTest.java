package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.testing.Facade;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing of the facade is without a contract test. */
final class FacadeCoverageTest {

  @Test
  void everyOperationHasAContract() {
    Set<String> there =
        Facade.all().stream()
            .flatMap(facade -> facade.blockingOperations().stream())
            .map(FacadeCoverageTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tested =
        FacadeOperations.all().stream()
            .map(operation -> signature(operation.method()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(there.size() > 0);
    assertEquals(there, tested, "operations of the facade, and those in FacadeOperations");
  }

  @TestFactory
  Stream<DynamicTest> everyOperationHasATwinThatDoesNotWait() {
    return FacadeOperations.all().stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    signature(operation.method()),
                    () ->
                        assertEquals(
                            boxed(operation.method().getGenericReturnType()),
                            ((ParameterizedType) operation.asyncMethod().getGenericReturnType())
                                .getActualTypeArguments()[0])));
  }

  @TestFactory
  Stream<DynamicTest> everyAccessorOfAResultIsHeldToTheExample() {
    return FacadeOperations.all().stream()
        .filter(operation -> result(operation) != Void.class)
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    signature(operation.method()),
                    () -> assertEquals(new TreeSet<>(operation.accessors().keySet()), accessors(result(operation)))));
  }

  static String signature(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static Class<?> result(FacadeOperation operation) {
    Type type = boxed(operation.method().getGenericReturnType());
    return (Class<?>) (type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type);
  }

  private static Type boxed(Type type) {
    return type == void.class ? Void.class : type;
  }

  /** What a result works out of its values, to be tested for itself. */
  private static boolean isView(Class<?> type) {
    return Set.of("dev.keyfob.latitude", "dev.keyfob.pingnetwork").contains(type.getPackageName());
  }

  private static Set<String> accessors(Class<?> result) {
    return Arrays.stream(result.getMethods())
        .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class && !isView(method.getReturnType()))
        .map(Method::getName)
        .filter(name -> !Set.of("generated", "toString", "hashCode").contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
