package dev.keyfob.generator.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.assemble.document.DocumentReader;
import dev.keyfob.generator.assemble.document.Json;
import dev.keyfob.generator.assemble.document.JsonPointer;
import dev.keyfob.generator.assemble.input.GeneratorInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in specs/ today. */
class VendoredPagesTest {

  private static final Path SPECS = Path.of("../specs");

  static List<Provider> providers() {
    return Provider.in(SPECS);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everyOverlayActionMatchesAndSaysWhy(Provider provider) {
    try (BuildLog log = BuildLog.open()) {
      EffectiveDocument.of(provider);
      assertEquals(List.of(), log.warnings());
    }
    Map<String, Object> overlay = DocumentReader.read(provider.overlay(), "overlay.yaml");
    Json.array(overlay.get("actions")).forEach(action ->
        assertTrue(Json.object(action).get("description") instanceof String, action.toString()));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void secretsAreThoseAccepted(Provider provider) {
    assertEquals(SecretsList.write(EffectiveDocument.of(provider).secrets()), Scratch.read(provider.acceptedSecrets()));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void upstreamFilesAreWhatTheirProvenanceSays(Provider provider) throws Exception {
    List<String> listed = Pattern.compile("`(upstream/[^`]+)`.*`([0-9a-f]{64})`")
        .matcher(Scratch.read(provider.folder().resolve("PROVENANCE.md"))).results()
        .map((MatchResult row) -> row.group(1) + " " + row.group(2)).toList();
    List<String> present = new ArrayList<>();
    for (Path file : provider.upstream()) {
      present.add("upstream/" + file.getFileName() + " " + sha256(file));
    }
    assertEquals(new TreeSet<>(present), new TreeSet<>(listed));
  }

  @Test
  void latitudeMintsWhereItCreates() {
    Map<String, Object> document = EffectiveDocument.of(new Provider("latitude-sh", SPECS.resolve("latitude-sh"))).document();
    assertEquals("mints", at(document, "/paths/~1vpn_sessions/post/x-effect"));
    assertEquals("mints", at(document, "/paths/~1auth~1api_keys/post/x-effect"));
    assertEquals("mints", at(document, "/paths/~1servers~1{server_id}~1out_of_band_connection/post/x-effect"));
    assertEquals("read", at(document, "/paths/~1vpn_sessions/get/x-effect"));
  }

  @Test
  void latitudeHasOneSiteTypeAndDates() {
    Map<String, Object> input = input("latitude-sh");
    assertEquals("#/components/schemas/Site", at(input, "/paths/~1vpn_sessions/get/parameters/0/schema/$ref"));
    assertEquals("#/components/schemas/Site",
        at(input, "/components/schemas/PostVpnSessionRequestDataAttributes/properties/site/$ref"));
    for (String field : List.of("expires_at", "created_at", "updated_at")) {
      assertEquals("date-time",
          at(input, "/components/schemas/VpnSessionDataWithPasswordAttributes/properties/" + field + "/format"));
    }
  }

  @Test
  void pingNetworkHasPlainNamesAndSecretsOfAnyShape() {
    Map<String, Object> input = input("ping-network");
    assertEquals("createSession", at(input, "/paths/~1sessions/post/operationId"));
    assertEquals("once", at(input, "/components/schemas/SessionResponse/properties/configuration/x-secret"));
    assertEquals(true, at(input, "/components/schemas/SessionResponse/properties/configuration/additionalProperties"));
    assertEquals("#/components/schemas/ConnectionType",
        at(input, "/components/schemas/SessionResponse/properties/connection_type/$ref"));
  }

  private static Map<String, Object> input(String provider) {
    return GeneratorInput.of(provider, EffectiveDocument.of(new Provider(provider, SPECS.resolve(provider))).document(), "f");
  }

  private static Object at(Map<String, Object> document, String pointer) {
    return JsonPointer.ofReference("#" + pointer).in(document);
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
