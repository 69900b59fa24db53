package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.Listing;
import dev.keyfob.error.DecodingException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.NewSshKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.JsonBodies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that a malformed list response loses no element that can be read. */
final class MalformedListTest {

  private static final Map<String, AutoCloseable> CLIENTS = new HashMap<>();
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
    FacadeUnderTest.all()
        .forEach(
            facade ->
                CLIENTS.put(
                    facade.generated().document().provider(),
                    facade.client(sandbox, builder -> builder)));
    LatitudeClient latitude = (LatitudeClient) CLIENTS.get("latitude-sh");
    latitude.vpnSessions().create(Site.SAO, "sv_1");
    latitude.vpnSessions().create(Site.SAO, "sv_2");
    latitude.apiKeys().create(NewApiKey.named("one"));
    latitude.apiKeys().create(NewApiKey.named("two"));
    latitude.sshKeys().create(NewSshKey.of("one", FacadeOperations.PUBLIC_KEY));
    latitude.sshKeys().create(NewSshKey.of("two", FacadeOperations.PUBLIC_KEY));
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable client : CLIENTS.values()) {
      client.close();
    }
    sandbox.close();
    assertEquals(List.of(), sandbox.violations());
  }

  @TestFactory
  Stream<DynamicContainer> unexpectedValueLosesNoElement() {
    return listings(
        operation -> {
          AtomicReference<String> body = new AtomicReference<>();
          int all = listed(operation, seeing(body)).size();
          return JsonBodies.places(JsonBodies.read(body.get())).keySet().stream()
              .filter(
                  place ->
                      place.startsWith(operation.resultPointer() + "/0/")
                          || place.startsWith("/meta"))
              .flatMap(
                  place ->
                      Stream.of("null", "17", "\"UNHEARD_OF\"", "{}")
                          .map(value -> at(place, value)))
              .map(
                  malformed ->
                      dynamicTest(
                          malformed.name(),
                          () -> assertEquals(all, listed(operation, malformed).size())));
        });
  }

  @TestFactory
  Stream<DynamicTest> nullElementIsSkipped() {
    return each(
        operation -> {
          int all = listed(operation, MalformedResponse.body("as it is", body -> body)).size();
          assertTrue(all > 1, "there is but one");
          assertEquals(
              all - 1,
              listed(operation, MalformedResponse.nullAt(operation.resultPointer() + "/0")).size());
        });
  }

  @TestFactory
  Stream<DynamicTest> nullListIsEmpty() {
    return each(
        operation ->
            assertEquals(
                List.of(), listed(operation, MalformedResponse.nullAt(operation.resultPointer()))));
  }

  @TestFactory
  Stream<DynamicTest> exceptionHoldsAValueThatIsNoList() {
    return each(
        operation -> {
          MalformedResponse malformed =
              at(operation.resultPointer(), "\"CANARY-in-the-wrong-place\"");
          DecodingException thrown =
              assertThrows(DecodingException.class, () -> listed(operation, malformed));
          assertTrue(thrown.body().reveal().contains("CANARY-in-the-wrong-place"));
        });
  }

  @TestFactory
  Stream<DynamicTest> envelopeFieldsAreKeptAndMasked() {
    return each(
        operation -> {
          Listing<?> listing = listed(operation, at("/notice", "{\"token\":\"CANARY-beside\"}"));
          assertEquals(Map.of("token", "CANARY-beside"), listing.envelope().reveal().get("notice"));
          assertFalse((listing + "" + listing.envelope()).contains("CANARY"));
        });
  }

  private interface Test {
    void of(FacadeOperation operation) throws Exception;
  }

  private static Stream<DynamicTest> each(Test test) {
    return operations()
        .map(operation -> dynamicTest(operation.toString(), () -> test.of(operation)));
  }

  private static Stream<DynamicContainer> listings(
      Function<FacadeOperation, Stream<DynamicTest>> tests) {
    return operations()
        .map(operation -> dynamicContainer(operation.toString(), tests.apply(operation)));
  }

  private static Stream<FacadeOperation> operations() {
    return FacadeOperations.all().stream()
        .filter(operation -> operation.method().method().getReturnType() == Listing.class);
  }

  private static MalformedResponse at(String place, String value) {
    return MalformedResponse.value(place, value);
  }

  private static MalformedResponse seeing(AtomicReference<String> body) {
    return MalformedResponse.body(
        "as it is",
        sent -> {
          body.set(sent);
          return sent;
        });
  }

  private static Listing<?> listed(FacadeOperation operation, MalformedResponse malformed) {
    sandbox.next(operation.operationId(), malformed);
    try {
      return (Listing<?>)
          operation.call(CLIENTS.get(operation.provider()), operation.exampleArguments());
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception changed) {
      throw new IllegalStateException(changed);
    }
  }
}
