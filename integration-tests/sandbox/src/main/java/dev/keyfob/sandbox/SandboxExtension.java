package dev.keyfob.sandbox;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit 5 test a {@link Sandbox} of its own, and clients for it: as parameters of the
 * test method, and of {@code @BeforeEach} and {@code @AfterEach} methods, which get the same ones.
 * They are closed after the test.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * final class OnboardingTest {
 *
 *   @Test
 *   void asksForASession(Sandbox sandbox, LatitudeClient latitude) {
 *     new Onboarding(latitude).run();
 *     assertEquals(1, sandbox.requests().get("post-vpn-session"));
 *   }
 * }
 * }</pre>
 *
 * <p>Parameters of these types can be had: {@link Sandbox}, {@link LatitudeClient}, {@link
 * PingNetworkClient}. A client with other settings comes from {@link Sandbox#latitude()} or {@link
 * Sandbox#pingNetwork()}, or from {@code with}.
 *
 * <p>Stateless; tests may run in parallel. JUnit's API is not brought along: whoever uses this has
 * it.
 *
 * @since 0.1.0
 */
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  /** For JUnit, which makes one. */
  public SandboxExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == Sandbox.class || type == LatitudeClient.class || type == PingNetworkClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    if (test.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "each test has a sandbox of its own: take it as a parameter of the test method or of @BeforeEach, not of "
              + parameter.getDeclaringExecutable().getName());
    }
    Rig rig = test.getStore(OWN).getOrComputeIfAbsent(Rig.class, key -> new Rig(), Rig.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == Sandbox.class) {
      return rig.sandbox;
    }
    return type == LatitudeClient.class ? rig.latitude : rig.pingNetwork;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Rig rig = test.getStore(OWN).remove(Rig.class, Rig.class);
    if (rig != null) {
      rig.close();
    }
  }

  /** What one test works with. */
  private static final class Rig {

    private final Sandbox sandbox = Sandbox.start();
    private final LatitudeClient latitude = sandbox.latitude().build();
    private final PingNetworkClient pingNetwork = sandbox.pingNetwork().build();

    private void close() {
      latitude.close();
      pingNetwork.close();
      sandbox.close();
    }
  }
}
