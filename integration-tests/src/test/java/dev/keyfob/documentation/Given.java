package dev.keyfob.documentation;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.nio.file.Path;

/**
 * What a snippet finds: it becomes the body of {@link #run()} in a subclass, where these fields are
 * variables. Public for those, which are in packages of their own.
 */
public abstract class Given implements AutoCloseable {

  /** Where its files go. */
  public final Path folder;

  /** Its server. */
  public final Sandbox sandbox = Sandbox.start();

  /** A client of that. */
  public final LatitudeClient latitude = sandbox.latitude().build();

  /** A client of that. */
  public final PingNetworkClient ping = sandbox.pingNetwork().build();

  /** The key that a reader has from somewhere else. */
  public final String key = sandbox.latitudeKey().reveal();

  /** Micrometer's. */
  public final MeterRegistry registry = new SimpleMeterRegistry();

  /** OpenTelemetry's. */
  public final Tracer tracer = OpenTelemetry.noop().getTracer("snippets");

  /** With files in that folder. */
  protected Given(Path folder) {
    this.folder = folder;
  }

  /** The snippet. */
  public abstract void run() throws Exception;

  @Override
  public final void close() {
    latitude.close();
    ping.close();
    sandbox.close();
  }
}
