package dev.keyfob.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TourTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void showsTheOneSecretThatIsAskedFor() {
    try (Sandbox sandbox = Sandbox.start()) {
      SandboxTour.run(out, sandbox);
      String password = sandbox.minted().get(0).value().reveal();
      assertEquals(1, Pattern.compile("CANARY-").matcher(text()).results().count());
      assertTrue(text().contains(password));
    }
  }

  @Test
  void callsEveryOperation() {
    try (Sandbox sandbox = Sandbox.start()) {
      SandboxTour.run(out, sandbox);
      assertEquals(
          FacadeOperations.all().stream().map(FacadeOperation::operationId).collect(Collectors.toSet()),
          sandbox.requests().keySet());
    }
  }

  @Test
  void liveStepsWithoutParametersNameThem() {
    TourParameters given = new TourParameters(Map.of("tour.site", "SAO", "tour.client", " ")::get);
    assertEquals(List.of("-Dtour.server=..."), given.missing("site", "server"));
    assertEquals(List.of("-Dtour.client=..."), given.missing("client"));
  }

  @Test
  void liveSaysFirstWhatItWillCreateAndShowsNoSecret() {
    Map<String, String> given = Map.of("tour.site", "SAO", "tour.server", "sv_1", "tour.sshKey", "ssh_1");
    try (Sandbox sandbox = Sandbox.start()) {
      LiveTour.run(out, new TourParameters(given::get), () -> latitude(sandbox), TourTest::noKey);
      assertEquals(3, sandbox.minted().size());
    }
    int announced = text().indexOf("- a VPN session at site SAO, for server sv_1");
    assertTrue(announced > 0 && announced < text().indexOf("[1/4]"));
    assertTrue(text().contains("Left out: no key here") && text().contains("cannot remove again"));
    assertEquals(-1, text().indexOf("CANARY"));
  }

  @Test
  void liveSkipsWhatItHasNoParametersFor() {
    try (Sandbox sandbox = Sandbox.start()) {
      LiveTour.run(out, new TourParameters(name -> null), () -> latitude(sandbox), () -> ping(sandbox));
      assertEquals(Set.of("get-vpn-sessions", "post-api-key"), sandbox.requests().keySet());
    }
    assertTrue(text().contains("skipped: needs -Dtour.client=..., -Dtour.zone=..."));
  }

  @Test
  void liveWithoutAnyKeyFailsAndNamesWhereItLooked() {
    TourParameters none = new TourParameters(name -> null);
    assertThrows(IllegalStateException.class, () -> LiveTour.run(out, none, TourTest::noKey, TourTest::noKey));
    assertTrue(text().contains("Left out: no key here"));
  }

  private static LatitudeClient latitude(Sandbox sandbox) {
    return LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(sandbox.latitudeKey()).build();
  }

  private static PingNetworkClient ping(Sandbox sandbox) {
    return PingNetworkClient.builder().baseUrl(sandbox.pingNetworkUrl()).apiKey(sandbox.pingNetworkKey()).build();
  }

  private static <C> C noKey() {
    throw new IllegalStateException("no key here");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
