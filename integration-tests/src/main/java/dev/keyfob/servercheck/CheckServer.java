package dev.keyfob.servercheck;

import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The command that compares a server with its document. */
public final class CheckServer {

  private static final Map<String, String> KEYS =
      Map.of("latitude-sh", "LATITUDESH_BEARER", "ping-network", "PINGNETWORK_API_KEY");

  private CheckServer() {}

  /**
   * Compares a provider's server with its document, and prints and writes the differences. It reads
   * the system properties {@code keyfob.provider}, {@code keyfob.url} and {@code keyfob.reveal},
   * and the API key from the environment.
   *
   * @param arguments the folder for the report
   * @throws IOException if the server cannot be reached, or the report cannot be written
   */
  public static void main(String... arguments) throws IOException {
    String provider = property("keyfob.provider");
    String variable = KEYS.getOrDefault(provider, "KEYFOB_API_KEY");
    String key = System.getenv(variable);
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException("the environment variable " + variable + " has no key");
    }
    ApiDocument document = ApiDocument.of(provider);
    try (ServerConnection server =
        new ServerConnection(property("keyfob.url"), document, Secret.of(key.strip()))) {
      ServerCheck check =
          new ServerCheck(
              document,
              server,
              Set.of(System.getProperty("keyfob.reveal", "").split(",")),
              CheckServer::sleep);
      check.run();
      check.print(System.out);
      Path folder = Files.createDirectories(Path.of(arguments[0]));
      try (PrintStream report =
          new PrintStream(
              Files.newOutputStream(folder.resolve(provider + ".txt")),
              false,
              StandardCharsets.UTF_8)) {
        check.print(report);
      }
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("-D" + name + "=... is missing");
    }
    return value;
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
