package dev.keyfob.demo;

import dev.keyfob.sandbox.Sandbox;

/**
 * Walks through all operations and prints what a user would print. In the sandbox, unless {@code
 * -Dtour.live=true} sends it to the real services: then with keys from the environment, and only
 * the steps whose parameters are given.
 *
 * <p>Fails by throwing.
 */
public final class Demo {

  private Demo() {}

  /**
   * Takes no arguments: what there is to choose are system properties, listed by {@link LiveDemo}.
   */
  public static void main(String[] arguments) {
    if (Boolean.getBoolean("tour.live")) {
      LiveDemo.run(System.out, DemoParameters.fromSystem());
      return;
    }
    try (Sandbox sandbox = Sandbox.start()) {
      SandboxDemo.run(System.out, sandbox);
    }
  }
}
