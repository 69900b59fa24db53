package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.testclient.PromptServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a caller, each in a JVM of its own. */
class ChildJvmTest {

  private static final int BODY_BYTES = 15 * 1024 * 1024;

  @StartStop final MockWebServer http = PromptServer.create();
  @TempDir Path folder;

  /** Ends right after it has started a creation. */
  static final class EndsAtOnce {
    public static void main(String[] args) {
      LatitudeClient client = client(args[0]);
      var unused =
          client
              .vpnSessions()
              .createAsync(Site.SAO, "sv_1")
              .thenAccept(session -> System.out.println("issued " + session.id()));
      client.close();
    }
  }

  /** Creates a session and says how much of the response its exception has. */
  static final class HasLittleMemory {
    public static void main(String[] args) {
      try (LatitudeClient client = client(args[0])) {
        client.vpnSessions().create(Site.SAO, "sv_1");
      } catch (DecodingException failure) {
        System.out.println("kept " + failure.body().reveal().length());
      }
    }
  }

  private static LatitudeClient client(String url) {
    return LatitudeClient.builder().baseUrl(url).apiKey("CANARY-key").build();
  }

  @Test
  void jvmRunsUntilAnAsyncCreationHasCompleted() throws Exception {
    http.enqueue(
        VpnServer.json(
                201, "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANARY-1\"}}}")
            .headersDelay(1, TimeUnit.SECONDS)
            .build());
    assertEquals(List.of("issued vpn_1"), run(EndsAtOnce.class));
  }

  @Test
  void malformedResponseOf15MegabytesIsKeptInAHeapOf96() throws Exception {
    String text = "é".repeat(1000);
    Buffer body = new Buffer().writeUtf8("{\"data\":\"");
    while (body.size() < BODY_BYTES) {
      body.writeUtf8(text);
    }
    int characters = "{\"data\":\"".length() + (int) (body.size() - 9) / 2;
    http.enqueue(VpnServer.json(201, "").body(body).build());
    assertEquals(List.of("kept " + characters), run(HasLittleMemory.class, "-Xmx96m"));
  }

  /** Runs a program with the test's class path and returns what it prints. */
  private List<String> run(Class<?> program, String... options)
      throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.add(http.url("/").toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program runs too long");
    return Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
  }
}
