package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

@ExtendWith(SandboxExtension.class)
final class SandboxExtensionTest {

  private Sandbox before;

  @BeforeEach
  void prepare(Sandbox sandbox) {
    before = sandbox;
  }

  @Test
  void beforeEachGetsTheSandboxOfTheTest(Sandbox sandbox) {
    assertSame(before, sandbox);
  }

  @Test
  void clientsCallTheSandbox(Sandbox sandbox, LatitudeClient latitude, PingNetworkClient ping) {
    latitude.vpnSessions().create(Site.TYO, "sv_1");
    ping.sessions().create(NewSession.of("client", "xx"));
    assertEquals(Map.of("post-vpn-session", 1, "createSession", 1), sandbox.requests());
  }

  @Test
  void eachTestGetsItsOwnSandboxWhichIsClosedAfterwards() throws Exception {
    Used.SANDBOXES.clear();
    TestExecutionSummary summary = run(Used.class);
    assertEquals(2, summary.getTestsSucceededCount());
    assertEquals(2, Used.SANDBOXES.stream().distinct().count());
    for (Sandbox used : Used.SANDBOXES) {
      assertFalse(accepts(used));
    }
    assertTrue(accepts(before));
  }

  @Test
  void rejectsConstructorParameterAndNamesTheAlternative() {
    Throwable failure = run(Misused.class).getFailures().get(0).getException();
    String said =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList().toString();
    assertTrue(said.contains("use a parameter of the test method or of @BeforeEach"), said);
  }

  private static boolean accepts(Sandbox sandbox) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.latitudeUrl())).build();
    try {
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (java.io.IOException nobodyListens) {
      return false;
    }
  }

  private static TestExecutionSummary run(Class<?> tests) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build(),
            listener);
    return listener.getSummary();
  }

  /** A test class that only this test runs: its name does not match the build's pattern. */
  @ExtendWith(SandboxExtension.class)
  static final class Used {

    static final List<Sandbox> SANDBOXES = new ArrayList<>();

    @Test
    void createsOne(Sandbox sandbox, LatitudeClient latitude) {
      SANDBOXES.add(sandbox);
      latitude.vpnSessions().create(Site.TYO, "sv_1");
      assertEquals(1, sandbox.issued().size());
    }

    @Test
    void findsNone(Sandbox sandbox) {
      SANDBOXES.add(sandbox);
      assertEquals(List.of(), sandbox.issued());
    }
  }

  @ExtendWith(SandboxExtension.class)
  static final class Misused {

    Misused(Sandbox sandbox) {
      sandbox.clearFaults();
    }

    @Test
    void neverRuns() {}
  }
}
