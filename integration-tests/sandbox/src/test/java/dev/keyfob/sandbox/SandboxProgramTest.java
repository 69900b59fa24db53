package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxProgramTest {

  @Test
  void printedCommandWorksWithAnotherHttpClient() throws Exception {
    try (Sandbox sandbox = SandboxProgram.start()) {
      Matcher command =
          Pattern.compile("curl -H '([^:]+): ([^']+)' '([^']+)'").matcher(printed(sandbox));
      assertTrue(command.find());
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(command.group(3)))
              .header(command.group(1), command.group(2))
              .build();
      assertEquals(
          200, HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode());
      assertEquals(1, sandbox.requests().get("get-vpn-sessions"));
    }
  }

  @Test
  void listensOnThePortsOfItsArgument() throws IOException {
    int port = freePair();
    try (Sandbox sandbox = SandboxProgram.start(String.valueOf(port))) {
      assertEquals(port, URI.create(sandbox.latitudeUrl()).getPort());
      assertEquals(port + 1, URI.create(sandbox.pingNetworkUrl()).getPort());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "65535", "99999", "-1"})
  void refusesWhatIsNoPort(String argument) {
    assertThrows(IllegalArgumentException.class, () -> SandboxProgram.start(argument));
  }

  private static String printed(Sandbox sandbox) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SandboxProgram.print(sandbox, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int freePair() throws IOException {
    for (int i = 0; i < 100; i++) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket second =
              new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
        assertTrue(second.isBound());
        return first.getLocalPort();
      } catch (IOException taken) {
        // The next port belongs to another program: try another pair.
      }
    }
    throw new IOException("no two free ports in a row");
  }
}
