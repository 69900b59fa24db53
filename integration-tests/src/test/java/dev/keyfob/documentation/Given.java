package dev.keyfob.documentation;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;

/**
 * The base class of snippets that are statements. A snippet becomes the body of {@link #run()} in a
 * subclass and uses these fields as variables. The class is public because the subclasses are in
 * other packages.
 */
public abstract class Given implements AutoCloseable {

  /** Where its files go. */
  public final Path folder;

  /** Its server. */
  public final Sandbox sandbox = Sandbox.start();

  /** A client of the sandbox. */
  public final LatitudeClient latitude = sandbox.latitude().build();

  /** A client of the sandbox. */
  public final PingNetworkClient ping = sandbox.pingNetwork().build();

  /** An API key, for snippets that assume the reader has one. */
  public final String key = sandbox.latitudeKey().reveal();

  /** Micrometer's registry of metrics. */
  public final MeterRegistry registry = new SimpleMeterRegistry();

  /** Creates the variables of a snippet; its files go into the folder. */
  protected Given(Path folder) {
    this.folder = folder;
  }

  /** Runs the snippet. */
  public abstract void run() throws Exception;

  @Override
  public final void close() {
    latitude.close();
    ping.close();
    sandbox.close();
  }
}
