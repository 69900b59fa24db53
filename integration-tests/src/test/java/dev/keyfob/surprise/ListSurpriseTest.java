package dev.keyfob.surprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.DecodingException;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.Surprise;
import dev.keyfob.testing.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A listing whose answer is not as expected: what can be told of the sessions is still told. */
final class ListSurpriseTest {

  private static Sandbox sandbox;
  private static LatitudeClient latitude;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
    latitude = LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(sandbox.latitudeKey()).build();
    latitude.vpnSessions().create(Site.SAO, "sv_1");
    latitude.vpnSessions().create(Site.TYO, "sv_2");
  }

  @AfterAll
  static void stop() {
    latitude.close();
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicTest> oneStrangeValueLosesNoSession() {
    AtomicReference<String> body = new AtomicReference<>();
    sandbox.next(
        Surprise.body(
            "as it is",
            sent -> {
              body.set(sent);
              return sent;
            }));
    latitude.vpnSessions().list();
    return Json.places(Json.read(body.get())).keySet().stream()
        .filter(place -> place.startsWith("/data/0/") || place.startsWith("/meta"))
        .flatMap(
            place ->
                Stream.of("null", "17", "\"UNHEARD_OF\"", "{}")
                    .map(value -> Surprise.value(place, Json.read(value))))
        .map(surprise -> dynamicTest(surprise.name(), () -> assertEquals(2, listed(surprise).size())));
  }

  @Test
  void nullForASessionLeavesTheOthers() {
    assertEquals(1, listed(Surprise.nullAt("/data/0")).size());
  }

  @Test
  void nullForTheListIsAnEmptyList() {
    assertEquals(List.of(), listed(Surprise.nullAt("/data")));
  }

  @Test
  void somethingElseForTheListIsInTheException() {
    Surprise surprise = Surprise.value("/data", Json.read("\"CANARY-in-the-wrong-place\""));
    DecodingException thrown = assertThrows(DecodingException.class, () -> listed(surprise));
    assertTrue(thrown.body().reveal().contains("CANARY-in-the-wrong-place"));
  }

  private static List<VpnSession> listed(Surprise surprise) {
    sandbox.next("get-vpn-sessions", surprise);
    return latitude.vpnSessions().list();
  }
}
