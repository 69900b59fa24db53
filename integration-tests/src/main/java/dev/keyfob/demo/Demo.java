package dev.keyfob.demo;

import dev.keyfob.sandbox.Sandbox;

/**
 * Calls all operations of the facade and prints their results. It uses the sandbox by default. With
 * {@code -Dtour.live=true} it calls the real services, with API keys from the environment, and runs
 * only the steps whose parameters are set.
 *
 * <p>A failure throws an exception.
 */
public final class Demo {

  private Demo() {}

  /** Runs the demo. It takes no arguments; {@link LiveDemo} lists the system properties. */
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
