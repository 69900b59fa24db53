package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.GeneratedClient;
import dev.keyfob.testing.JsonBodies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that no generated record shows a secret. */
final class GeneratedRecordsLeakTest {

  @TestFactory
  Stream<DynamicContainer> noRecordShowsASecret() {
    return records(type -> CanaryScan.of("record", Canaries.record(type)));
  }

  @TestFactory
  Stream<DynamicContainer> noBuilderShowsASecret() {
    return records(
        type -> {
          Object record = Canaries.record(type);
          return CanaryScan.of("builder", record.getClass().getMethod("toBuilder").invoke(record));
        });
  }

  @TestFactory
  Stream<DynamicContainer> everySecretIsGivenBackExactly() {
    return records(
        type -> {
          Object[] values = components(Canaries.record(type));
          Object rebuilt = Canaries.build(type, values);
          return Stream.of(
              dynamicTest("reveal", () -> assertGivenBack(values, components(rebuilt))));
        });
  }

  @TestFactory
  Stream<DynamicContainer> everySecretSurvivesTheWire() {
    return GeneratedClient.all().stream()
        .map(
            client ->
                dynamicContainer(
                    client.document().provider(),
                    recordTypes(client)
                        .map(
                            type ->
                                dynamicTest(
                                    type.getSimpleName(), () -> assertRoundTrip(client, type)))));
  }

  @TestFactory
  Stream<DynamicContainer> equalityKnowsSecretsAndHashesDoNot() {
    return records(
        type -> {
          Object one = Canaries.record(type);
          Object same = one.getClass().getMethod("toBuilder").invoke(one);
          Object rebuilt = same.getClass().getMethod("build").invoke(same);
          Object other = Canaries.record(type);
          return Stream.of(
              dynamicTest("equal to its copy", () -> assertTrue(one.equals(rebuilt))),
              dynamicTest(
                  "hash of its copy", () -> assertEquals(one.hashCode(), rebuilt.hashCode())),
              dynamicTest("not equal with other secrets", () -> assertTrue(!one.equals(other))),
              dynamicTest(
                  "same hash with other secrets",
                  () -> assertEquals(one.hashCode(), other.hashCode())));
        });
  }

  private static void assertGivenBack(Object[] given, Object[] back) {
    for (int i = 0; i < given.length; i++) {
      if (given[i] instanceof Secret<?> secret) {
        assertTrue(secret.reveal().equals(((Secret<?>) back[i]).reveal()), "component " + i);
      } else if (given[i] instanceof UnknownFields unknown) {
        Secret<?> value = ((UnknownFields) back[i]).get("undeclared").orElseThrow();
        assertTrue(value.equals(unknown.get("undeclared").orElseThrow()), "unknown fields");
      } else {
        assertTrue(given[i] == null ? back[i] == null : given[i].equals(back[i]), "component " + i);
      }
    }
  }

  private static void assertRoundTrip(GeneratedClient client, Class<?> type)
      throws ReflectiveOperationException {
    Object record = Canaries.record(type);
    String written = client.gson().toJson(record);
    assertTrue(written.contains(Canaries.MARK), "nothing in it could leak");
    Object read = client.gson().fromJson(written, type);
    assertEquals(
        List.of(),
        JsonBodies.differences(
            JsonBodies.read(written), JsonBodies.read(client.gson().toJson(read))));
    assertGivenBack(components(record), components(read));
  }

  private static Object[] components(Object record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].getAccessor().invoke(record);
    }
    return values;
  }

  private interface Tests {
    Stream<DynamicTest> of(Class<?> type) throws ReflectiveOperationException;
  }

  private static Stream<DynamicContainer> records(Tests tests) {
    Function<Class<?>, DynamicNode> container =
        type -> {
          try {
            return dynamicContainer(type.getSimpleName(), tests.of(type));
          } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
          }
        };
    return GeneratedClient.all().stream()
        .map(
            client ->
                dynamicContainer(client.document().provider(), recordTypes(client).map(container)));
  }

  private static Stream<Class<?>> recordTypes(GeneratedClient client) {
    return Arrays.stream(client.models().toArray(new Class<?>[0])).filter(Class::isRecord);
  }
}
