package dev.keyfob.servercheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the sandbox with the documents that it is made from. */
final class ServerCheckTest {

  private final Sandbox sandbox = Sandbox.start();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void createASession() {
    try (LatitudeClient latitude = sandbox.latitude().build()) {
      latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
    }
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void sandboxDoesWhatTheDocumentsSay() throws IOException {
    String latitude = check("latitude-sh", Set.of());
    assertTrue(latitude.contains("\n  no difference\n"), latitude);
    String ping = check("ping-network", Set.of());
    assertTrue(ping.contains("\n  no difference\n"), ping);
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void onlyOperationsThatChangeNothingAreCalled() throws IOException {
    int issued = sandbox.issued().size();
    String printed = check("latitude-sh", Set.of());
    assertTrue(
        printed.contains("not called: get-server-out-of-band, it reveals a secret"), printed);
    assertTrue(printed.contains("not called: post-vpn-session, it may change something"), printed);
    assertEquals(issued, sandbox.issued().size());
  }

  @Test
  void revealingOperationIsCalledIfItIsNamed() throws IOException {
    String printed = check("latitude-sh", Set.of("get-server-out-of-band"));
    assertFalse(printed.contains("get-server-out-of-band, it reveals a secret"), printed);
  }

  @Test
  void requestsAreThreeSecondsApart() throws IOException {
    String printed = check("ping-network", Set.of());
    assertTrue(pauses.size() >= 3, printed);
    assertEquals(Set.of(Duration.ofSeconds(3)), Set.copyOf(pauses));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/data/0/attributes/new_field|\"CANARY-value\"|200/data/*/attributes/new_field: undeclared field",
        "/data/0/attributes/CANARY-a1b2c3|1|200/data/*/attributes/<unnamed>: undeclared field",
        "/data/0/attributes/host|{\"CANARY\": 1}|200/data/*/attributes/host: other type",
        "/data/0/attributes/status|\"CANARY-status\"|200/data/*/attributes/status: unknown enum value",
        "/data|{}|200/data: other type"
      })
  void differenceIsNamedWithoutItsValue(String pointer, String json, String expected)
      throws IOException {
    sandbox.next("get-vpn-sessions", MalformedResponse.value(pointer, json));
    String printed = check("latitude-sh", Set.of());
    assertTrue(printed.contains("  get-vpn-sessions " + expected + ", 1 times\n"), printed);
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 418})
  void undeclaredStatusIsNamed(int status) throws IOException {
    sandbox.next("get-vpn-sessions", MalformedResponse.status(status));
    String printed = check("latitude-sh", Set.of());
    assertTrue(printed.contains("get-vpn-sessions " + status + ": undeclared status"), printed);
  }

  @ParameterizedTest
  @CsvSource({"text/plain, text/plain", "text/CANARY-0123456789, <unnamed>"})
  void undeclaredMediaTypeIsNamed(String mediaType, String shown) throws IOException {
    sandbox.next("get-vpn-sessions", MalformedResponse.mediaType(mediaType));
    String printed = check("latitude-sh", Set.of());
    assertTrue(
        printed.contains("get-vpn-sessions 200 " + shown + ": undeclared media type"), printed);
  }

  @Test
  void bodyThatIsNotJsonIsNamed() throws IOException {
    sandbox.next("get-vpn-sessions", MalformedResponse.truncated());
    String printed = check("latitude-sh", Set.of());
    assertTrue(printed.contains("get-vpn-sessions 200: invalid json"), printed);
  }

  @Test
  void checkEndsIfTheKeyIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> check("latitude-sh", Set.of(), sandbox.latitudeUrl(), Secret.of("CANARY-other")));
  }

  @Test
  void keyIsNotSentInTheClear() {
    assertThrows(
        IllegalArgumentException.class,
        () -> check("latitude-sh", Set.of(), "http://api.example", Secret.of("CANARY-key")));
  }

  private String check(String provider, Set<String> revealing) throws IOException {
    return provider.equals("latitude-sh")
        ? check(provider, revealing, sandbox.latitudeUrl(), sandbox.latitudeKey())
        : check(provider, revealing, sandbox.pingNetworkUrl(), sandbox.pingNetworkKey());
  }

  /** Returns what is printed, and checks that no value of a response is in it. */
  private String check(String provider, Set<String> revealing, String url, Secret<String> key)
      throws IOException {
    ApiDocument document = ApiDocument.of(provider);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (ServerConnection server = new ServerConnection(url, document, key)) {
      ServerCheck check = new ServerCheck(document, server, revealing, pauses::add);
      check.run();
      check.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
    String text = printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    assertFalse(text.contains("CANARY"), text);
    return text;
  }
}
