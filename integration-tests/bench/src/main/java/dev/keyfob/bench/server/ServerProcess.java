package dev.keyfob.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs {@link CannedServer} in a separate process, so that its allocations are not measured. */
public final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it, and waits until it listens. */
  public static ServerProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                CannedServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new ServerProcess(process, "http://127.0.0.1:" + Integer.parseInt(out.readLine()) + "/");
  }

  /** Its base URL. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
