package dev.keyfob.sandbox;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * This JUnit 5 extension starts a {@link Sandbox} for each test and passes it and its clients as
 * parameters. {@code @BeforeEach} and {@code @AfterEach} methods get the same objects as the test.
 * All are closed after the test.
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
 * <p>Supported types: {@link Sandbox}, {@link LatitudeClient}, {@link PingNetworkClient}. For a
 * client with other settings use {@link Sandbox#latitude()}, {@link Sandbox#pingNetwork()} or the
 * client's {@code with} method.
 *
 * <p>Stateless; tests may run in parallel. The project that uses the extension provides JUnit's
 * API.
 *
 * @since 0.1.0
 */
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(SandboxExtension.class);

  /** Creates the extension; JUnit calls this. */
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
          "a sandbox belongs to one test: use a parameter of the test method or of @BeforeEach, not of "
              + parameter.getDeclaringExecutable().getName());
    }
    TestContext context =
        test.getStore(OWN)
            .getOrComputeIfAbsent(TestContext.class, key -> new TestContext(), TestContext.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == Sandbox.class) {
      return context.sandbox;
    }
    return type == LatitudeClient.class ? context.latitude : context.pingNetwork;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    TestContext context = test.getStore(OWN).remove(TestContext.class, TestContext.class);
    if (context != null) {
      context.close();
    }
  }

  /** The sandbox and the clients of one test. */
  private static final class TestContext {

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
