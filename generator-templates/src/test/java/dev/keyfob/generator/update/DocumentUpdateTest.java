package dev.keyfob.generator.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.files.FileHashes;
import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentUpdateTest {

  private static final String DOCUMENT =
      "{\"openapi\": \"3.0.1\", \"info\": {\"title\": \"Acme\", \"version\": \"2\"}, \"paths\":"
          + " {\"/keys\": {\"get\": {\"responses\": {\"200\": {\"description\": \"fine\"}}}}}}";

  private static final String PAGE =
      """
      # Origin of these files

      <!-- upstream: mvn -q compile -Pupdate replaces this part -->
      Two pages.
      <!-- /upstream -->

      We wrote nothing else.
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();
  private DocumentServer server;
  private Scratch scratch;

  @BeforeEach
  void start() throws IOException {
    server = new DocumentServer();
    scratch =
        new Scratch(folder)
            .upstream("one.yaml", Scratch.ONE_OPERATION)
            .upstream("two.yaml", Scratch.ONE_OPERATION)
            .write("acme/upstream/LICENSE", "free")
            .write("acme/PROVENANCE.md", PAGE)
            .write("acme/source.yaml", "address: '" + server.address() + "'\nfile: openapi.json\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void documentReplacesThePages() throws IOException {
    server.then(200, DOCUMENT, "ETag", "\"v2\"", "Last-Modified", "Tue, 01 Dec 2026 01:00:00 GMT");
    assertTrue(update());
    assertEquals(Map.of("upstream/openapi.json", DOCUMENT, "upstream/LICENSE", "free"), upstream());
    assertEquals(
        """
        # Origin of these files

        <!-- upstream: mvn -q compile -Pupdate replaces this part -->
        `upstream/openapi.json` is the provider's whole document, unchanged:

        ```yaml
        address: '%s'
        time: '2026-12-01T02:03:04Z'
        bytes: %d
        sha256: %s
        etag: '"v2"'
        last-modified: 'Tue, 01 Dec 2026 01:00:00 GMT'
        ```
        <!-- /upstream -->

        We wrote nothing else.
        """
            .formatted(
                server.address(),
                DOCUMENT.length(),
                quotedIfNumber(FileHashes.hash(DOCUMENT.getBytes(StandardCharsets.UTF_8)))),
        tree().get("PROVENANCE.md"));
  }

  /** YAML quotes text that begins with a digit. */
  private static String quotedIfNumber(String text) {
    return Character.isDigit(text.charAt(0)) ? "'" + text + "'" : text;
  }

  @Test
  void unchangedDocumentIsAskedForByItsETagAndDate() throws IOException {
    server
        .then(200, DOCUMENT, "ETag", "\"v2\"", "Last-Modified", "Tue, 01 Dec 2026 01:00:00 GMT")
        .then(304, "");
    update();
    Map<String, String> before = tree();
    assertFalse(update());
    assertNull(server.requests().get(0).getFirst("If-None-Match"));
    assertEquals("\"v2\"", server.requests().get(1).getFirst("If-None-Match"));
    assertEquals(
        "Tue, 01 Dec 2026 01:00:00 GMT", server.requests().get(1).getFirst("If-Modified-Since"));
    assertEquals(before, tree());
    assertTrue(printed().endsWith("  nothing has changed\n"), printed());
  }

  @Test
  void sameDocumentFromAServerWithoutETagsChangesNothing() throws IOException {
    server.then(200, DOCUMENT);
    update();
    Map<String, String> before = tree();
    assertFalse(update());
    assertEquals(before, tree());
  }

  @Test
  void editedDocumentIsReplaced() throws IOException {
    server.then(200, DOCUMENT, "ETag", "\"v2\"");
    update();
    scratch.write("acme/upstream/openapi.json", DOCUMENT + " ");
    assertTrue(update());
    assertNull(server.requests().get(1).getFirst("If-None-Match"));
    assertEquals(DOCUMENT, upstream().get("upstream/openapi.json"));
  }

  @Test
  void redirectIsFollowedAndShownWithoutItsQuery() throws IOException {
    server.then(302, "", "Location", "/other?signature=CANARY-signature").then(200, DOCUMENT);
    assertTrue(update());
    assertTrue(printed().contains("  redirected by 302 to http://127.0.0.1:"), printed());
    assertTrue(printed().contains("/other?..."), printed());
    assertFalse(printed().contains("CANARY-signature"), printed());
    assertFalse(tree().get("PROVENANCE.md").contains("CANARY-signature"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example/document",
        "file:///etc/passwd",
        "//api.example/document",
        "https://user:CANARY@api.example/document",
        "https://api.example/document#part",
        "ht tp"
      })
  void addressThatIsNotSafeIsRefused(String address) throws IOException {
    server.then(302, "", "Location", address);
    assertTrue(refused().contains("acme/source.yaml: "));
    if (!address.startsWith("//")) {
      scratch.write("acme/source.yaml", "address: '" + address + "'\nfile: openapi.json\n");
      assertTrue(refused().contains("acme/source.yaml: the address "));
    }
  }

  @Test
  void endlessRedirectIsRefused() throws IOException {
    server.then(302, "", "Location", "/again");
    assertTrue(refused().contains("redirects more than 5 times"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html><title>Sign in</title>",
        "{\"error\": \"not found\"}",
        "{\"swagger\": \"2.0\", \"info\": {}, \"paths\": {}}",
        "{\"openapi\": \"3.0.1\", \"info\": {\"title\": \"Acme\", \"version\": \"2\"}, \"paths\": {}}",
        "{\"openapi\": \"3.0.1\", \"info\": {\"title\": \"Acme\", \"vers"
      })
  void unusableDocumentIsRefused(String text) throws IOException {
    server.then(200, text);
    assertTrue(refused().contains("http://127.0.0.1:"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void errorIsNotRetried(int status) throws IOException {
    server.then(status, "no");
    assertTrue(refused().contains("responded with status " + status));
    assertEquals(1, server.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void temporaryErrorIsRetried(int status) {
    server.then(status, "later").then(status, "later").then(200, DOCUMENT);
    assertTrue(update());
    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4)), pauses);
  }

  @Test
  void updateFailsAfterThreeAttempts() throws IOException {
    server.then(503, "later");
    assertTrue(refused().contains("could not be fetched in 3 attempts"));
    assertEquals(3, server.requests().size());
  }

  @Test
  void cutDocumentIsRetried() {
    server.thenCut(200, DOCUMENT, DOCUMENT.length() + 7).then(200, DOCUMENT);
    assertTrue(update());
    assertEquals(1, pauses.size());
  }

  @Test
  void hugeDocumentIsRefused() throws IOException {
    server.then(200, " ".repeat(8 * 1024 * 1024 + 1));
    assertTrue(refused().contains("sent more than 8388608 bytes"));
  }

  @Test
  void compressedDocumentIsRefused() throws IOException {
    server.then(200, DOCUMENT, "Content-Encoding", "gzip");
    assertTrue(refused().contains("in the encoding gzip, unasked"));
  }

  @Test
  void providerWithoutAnAddressIsSkipped() throws IOException {
    Files.delete(folder.resolve("specs/acme/source.yaml"));
    assertFalse(update());
    assertEquals("acme: skipped, since there is no acme/source.yaml\n", printed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file: a.json",
        "address: 'https://api.example/'",
        "address: 'https://api.example/'\nfile: ../a.json",
        "address: 'https://api.example/'\nfile: a.txt",
        "address: 'https://api.example/'\nfile: a.json\nkey: k"
      })
  void invalidSourceIsRefused(String text) throws IOException {
    scratch.write("acme/source.yaml", text);
    assertTrue(refused().startsWith("acme/source.yaml: "));
  }

  /** Returns the message, and checks that nothing has changed. */
  private String refused() throws IOException {
    Map<String, String> before = tree();
    String message = assertThrows(SpecException.class, this::update).getMessage();
    assertEquals(before, tree());
    assertFalse(message.contains("CANARY"), message);
    return message;
  }

  private boolean update() {
    Clock clock = Clock.fixed(Instant.parse("2026-12-01T02:03:04.567Z"), ZoneOffset.UTC);
    return new DocumentUpdate(
            new PrintStream(printed, true, StandardCharsets.UTF_8), clock, pauses::add)
        .update(scratch.provider());
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Map<String, String> upstream() throws IOException {
    Map<String, String> upstream = tree();
    upstream.keySet().removeIf(name -> !name.startsWith("upstream/"));
    return upstream;
  }

  private Map<String, String> tree() throws IOException {
    return ProviderTree.of(scratch.provider().folder());
  }
}
