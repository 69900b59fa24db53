package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.keyfob.ClientBuilder;
import dev.keyfob.error.ApiError;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.ErrorResponse;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.ClassScan;
import dev.keyfob.testing.FacadeUnderTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.RecursiveComparisonAssert;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that no facade object that holds a secret shows it: results, clients, builders and
 * exceptions.
 */
final class FacadeTypesLeakTest {

  private static final List<Integer> STATUSES =
      List.of(302, 400, 401, 403, 404, 406, 409, 418, 422, 423, 429, 500, 503);

  @TestFactory
  Stream<DynamicContainer> noResultShowsASecret() {
    return facadeClasses()
        .filter(
            type -> type.isRecord() && type.getRecordComponents()[0].getName().equals("generated"))
        .map(type -> dynamicContainer(type.getSimpleName(), resultTests(result(type))));
  }

  @TestFactory
  Stream<DynamicContainer> noClientShowsItsKey() throws ReflectiveOperationException {
    List<DynamicContainer> all = new ArrayList<>();
    for (FacadeUnderTest facade : FacadeUnderTest.all()) {
      AutoCloseable client = facade.build(withKey(facade));
      List<DynamicTest> tests = new ArrayList<>(CanaryScan.of("client", client).toList());
      for (String way : facade.services().keySet()) {
        CanaryScan.of(way, FacadeUnderTest.service(client, way)).forEach(tests::add);
      }
      all.add(dynamicContainer(facade.type().getSimpleName(), tests));
    }
    return all.stream();
  }

  @TestFactory
  Stream<DynamicContainer> noBuilderShowsItsKey() {
    return FacadeUnderTest.all().stream()
        .map(
            facade ->
                dynamicContainer(
                    facade.type().getSimpleName(),
                    Stream.concat(
                        CanaryScan.of("key", withKey(facade)),
                        CanaryScan.of(
                            "supplier",
                            facade.builder().apiKey(() -> Secret.of(Canaries.next()))))));
  }

  @TestFactory
  Stream<DynamicContainer> noExceptionShowsWhatTheServerSent() {
    return exceptions().stream()
        .map(thrown -> dynamicContainer(thrown.getClass().getSimpleName(), exceptionTests(thrown)));
  }

  @Test
  void everyExceptionIsSwept() {
    Set<String> there =
        facadeClasses()
            .filter(KeyfobException.class::isAssignableFrom)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> swept =
        exceptions().stream()
            .map(thrown -> thrown.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, swept);
  }

  @TestFactory
  Stream<DynamicTest> noErrorShowsWhatTheServerSent() {
    return Stream.concat(
        CanaryScan.of("error", error()), CanaryScan.of("response", errorResponse(422)));
  }

  /** Scans the result, and the values of its accessors unless their type is Secret. */
  private static Stream<DynamicTest> resultTests(Object result) {
    List<DynamicTest> tests = new ArrayList<>(CanaryScan.of("result", result).toList());
    Arrays.stream(result.getClass().getMethods())
        .filter(
            method -> method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .forEach(
            method ->
                tests.add(
                    DynamicTest.dynamicTest(
                        method.getName(),
                        () ->
                            CanaryScan.assertClean(
                                LeakChannels.shown(
                                    object -> String.valueOf(method.invoke(object)), result)))));
    return tests.stream();
  }

  private static Stream<DynamicTest> exceptionTests(KeyfobException thrown) {
    return Stream.concat(
        CanaryScan.of("exception", thrown),
        Stream.of(
            DynamicTest.dynamicTest(
                "trace", () -> CanaryScan.assertClean(LeakChannels.trace(thrown))),
            DynamicTest.dynamicTest(
                "as a cause",
                () ->
                    CanaryScan.assertClean(LeakChannels.trace(new IllegalStateException(thrown)))),
            // Compared directly, because the scan accepts an object that cannot be serialized.
            DynamicTest.dynamicTest(
                "serializes", () -> CanaryScan.assertClean(LeakChannels.serialized(thrown)))));
  }

  private static List<KeyfobException> exceptions() {
    List<KeyfobException> all = new ArrayList<>();
    STATUSES.forEach(status -> all.add(ApiException.of(errorResponse(status))));
    facadeClasses()
        .filter(KeyfobException.class::isAssignableFrom)
        .flatMap(type -> Arrays.stream(type.getConstructors()))
        .map(constructor -> (KeyfobException) made(constructor))
        .forEach(all::add);
    return all;
  }

  private static Object made(Constructor<?> constructor) {
    try {
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes())
              .map(FacadeTypesLeakTest::argument)
              .toArray());
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(constructor + " is not one that this test can call", changed);
    }
  }

  private static Object argument(Class<?> type) {
    if (type == int.class) {
      return 201;
    }
    if (type == Secret.class) {
      return Secret.of(Canaries.next());
    }
    if (type == Throwable.class) {
      return ApiException.of(errorResponse(500));
    }
    if (type.isEnum()) {
      // With the last constant, Revocation.FAILED, the exception holds the credential.
      return type.getEnumConstants()[type.getEnumConstants().length - 1];
    }
    if (type == List.class) {
      return List.of();
    }
    return type == String.class ? "plain" : result(IssuedVpnSession.class);
  }

  private static ErrorResponse errorResponse(int status) {
    return new ErrorResponse(
        "POST",
        "/x",
        status,
        "id-1",
        "ray-1",
        Duration.ofSeconds(3),
        List.of(error()),
        Secret.of(Canaries.next()));
  }

  private static ApiError error() {
    return ApiError.of(
        Map.of(
            "code", Canaries.next(),
            "status", Canaries.next(),
            "title", Canaries.next(),
            "detail", Canaries.next(),
            "message", Canaries.next(),
            "source", Map.of("pointer", Canaries.next(), "parameter", Canaries.next())));
  }

  @TestFactory
  Stream<DynamicTest> noRecursiveComparisonShowsASecret() {
    Stream<Class<?>> results =
        facadeClasses()
            .filter(
                type ->
                    type.isRecord() && type.getRecordComponents()[0].getName().equals("generated"));
    return Stream.concat(
        results.map(type -> comparison(type.getSimpleName(), result(type), result(type))),
        Stream.of(
            comparison("error", error(), error()),
            comparison("response", errorResponse(422), errorResponse(422)),
            comparison(
                "exception",
                ApiException.of(errorResponse(422)),
                ApiException.of(errorResponse(422)))));
  }

  /** Compares objects that differ only in their secrets. */
  private static DynamicTest comparison(String name, Object actual, Object other) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          RecursiveComparisonAssert<?> comparison =
              Assertions.assertThat(actual)
                  .usingRecursiveComparison()
                  .ignoringFieldsMatchingRegexes(".*stackTrace.*");
          comparison.isEqualTo(actual);
          AssertionError difference =
              assertThrows(AssertionError.class, () -> comparison.isEqualTo(other));
          CanaryScan.assertClean(LeakChannels.trace(difference));
        });
  }

  private static ClientBuilder<?> withKey(FacadeUnderTest facade) {
    return facade.builder().apiKey(Canaries.next()).header("X-Tenant-Token", Canaries.next());
  }

  private static Object result(Class<?> type) {
    return Canaries.record(type);
  }

  private static Stream<Class<?>> facadeClasses() {
    return ClassScan.classes(KeyfobException.class, "dev.keyfob").stream();
  }
}
