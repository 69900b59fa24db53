package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that results keep the other fields of the response's envelope. */
class EnvelopeTest {

  private static final String DATA =
      """
      {"id":"x_1","attributes":{"password":"CANARY-1","token":"CANARY-2","ipmi_password":"CANARY-3"}}""";

  @StartStop final MockWebServer server = PromptServer.create();
  @Connected private LatitudeClient client;

  static Stream<Named<Issuing<?>>> issuing() {
    return Stream.of(
        named(
            "create VPN session",
            c -> c.vpnSessions().create(Site.SAO, "sv_1"),
            IssuedVpnSession::envelope),
        named(
            "refresh password",
            c -> c.vpnSessions().refreshPassword("x_1"),
            IssuedVpnSession::envelope),
        named("create key", c -> c.apiKeys().create(NewApiKey.named("ci")), IssuedApiKey::envelope),
        named("rotate key", c -> c.apiKeys().rotate("x_1"), IssuedApiKey::envelope),
        named(
            "create IPMI login", c -> c.ipmiSessions().create("sv_1"), IssuedIpmiSession::envelope),
        named(
            "create console",
            c -> c.outOfBandConnections().create("sv_1", "ssh_1"),
            IssuedOutOfBandConnection::envelope),
        named(
            "find console",
            c -> c.outOfBandConnections().find("sv_1").orElseThrow(),
            IssuedOutOfBandConnection::envelope));
  }

  @ParameterizedTest
  @MethodSource("issuing")
  void metaAndUndeclaredFieldsAreThere(Issuing<?> issuing) {
    assertEquals(
        Map.of("meta", Map.of("recovery_code", "CANARY-R1"), "otp", "CANARY-X9"),
        issuing
            .envelope(answered(",\"meta\":{\"recovery_code\":\"CANARY-R1\"},\"otp\":\"CANARY-X9\""))
            .reveal());
  }

  @ParameterizedTest
  @MethodSource("issuing")
  void nothingBesideDataIsEmpty(Issuing<?> issuing) {
    assertEquals(Map.of(), issuing.envelope(answered("")).reveal());
  }

  @ParameterizedTest
  @MethodSource("issuing")
  void textShowsNothingOfIt(Issuing<?> issuing) {
    assertFalse(
        issuing.shown(answered(",\"otp\":\"CANARY-X9\"")).matches("(?s).*(CANARY|otp|envelope).*"));
  }

  @Test
  void resultsThatDifferInItAreNotEqual() {
    IssuedVpnSession one = answered(",\"otp\":\"CANARY-1\"").vpnSessions().create(Site.SAO, "sv_1");
    IssuedVpnSession same =
        answered(",\"otp\":\"CANARY-1\"").vpnSessions().create(Site.SAO, "sv_1");
    IssuedVpnSession other =
        answered(",\"otp\":\"CANARY-2\"").vpnSessions().create(Site.SAO, "sv_1");
    assertEquals(one, same);
    assertNotEquals(one, other);
  }

  private LatitudeClient answered(String beside) {
    server.enqueue(
        new MockResponse.Builder().code(200).body("{\"data\":" + DATA + beside + "}").build());
    return client;
  }

  private static <T> Named<Issuing<?>> named(
      String name,
      Function<LatitudeClient, T> operation,
      Function<T, Secret<Map<String, Object>>> accessor) {
    return Named.of(name, new Issuing<>(operation, accessor));
  }

  private record Issuing<T>(
      Function<LatitudeClient, T> operation, Function<T, Secret<Map<String, Object>>> accessor) {

    Secret<Map<String, Object>> envelope(LatitudeClient client) {
      return accessor.apply(operation.apply(client));
    }

    String shown(LatitudeClient client) {
      return operation.apply(client).toString();
    }
  }
}
