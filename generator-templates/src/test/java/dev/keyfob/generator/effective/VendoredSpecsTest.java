package dev.keyfob.generator.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.schema.GeneratorInput;
import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the effective documents of {@code specs/}, so that an update of upstream documents
 * requires no change of this test.
 */
class VendoredSpecsTest {

  private static final Path SPECS = Path.of("../specs");

  static List<ProviderSpecs> providers() {
    return ProviderSpecs.in(SPECS);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void overlayActionHasDescription(ProviderSpecs provider) {
    assumeTrue(Files.exists(provider.overlay()), "has no overlay");
    Map<String, Object> overlay = DocumentReader.read(provider.overlay(), "overlay.yaml");
    Tree.array(overlay.get("actions"))
        .forEach(
            action ->
                assertInstanceOf(
                    String.class, Tree.object(action).get("description"), action::toString));
  }

  @ParameterizedTest
  @CsvSource({
    "latitude-sh,get-vpn-sessions,safe,",
    "latitude-sh,post-vpn-session,non-idempotent,issues",
    "latitude-sh,put-vpn-session,non-idempotent,reissues",
    "latitude-sh,delete-vpn-session,idempotent,revokes",
    "latitude-sh,get-api-keys,safe,",
    "latitude-sh,post-api-key,non-idempotent,issues",
    "latitude-sh,update-api-key,idempotent,",
    "latitude-sh,rotate-api-key,idempotent,reissues",
    "latitude-sh,delete-api-key,idempotent,revokes",
    "latitude-sh,get-server,safe,",
    "latitude-sh,get-server-out-of-band,safe,reveals",
    "latitude-sh,create-server-out-of-band,non-idempotent,issues",
    "latitude-sh,create-ipmi-session,non-idempotent,issues",
    "ping-network,createSession,non-idempotent,issues",
    "ping-network,pauseSession,non-idempotent,",
    "ping-network,resumeSession,non-idempotent,",
    "ping-network,getSessionStatus,safe,",
    "ping-network,updateSessionLimits,idempotent,",
    "ping-network,deleteSessionLimits,idempotent,",
  })
  void operationHasEffectAndCredential(
      String provider, String id, String effect, String credential) {
    Map<String, Object> operation =
        Operations.in(effective(provider)).stream()
            .map(Operations.Found::node)
            .filter(node -> id.equals(node.get("operationId")))
            .findFirst()
            .orElseThrow();
    assertEquals(effect, operation.get("x-effect"));
    assertEquals(credential, operation.get("x-credential"));
  }

  @ParameterizedTest
  @CsvSource({
    "latitude-sh,VpnSessionDataWithPasswordAttributes,password,once",
    "latitude-sh,ApiKeyDataAttributes,token,once",
    "latitude-sh,OutOfBandConnectionDataAttributesCredentials,password,credential",
    "ping-network,SessionResponse,configuration,once",
    "ping-network,SessionResponse,configuration_link,once",
  })
  void credentialsHaveMarks(String provider, String type, String property, String mark) {
    assertEquals(
        mark,
        at(
            input(provider),
            "/components/schemas/" + type + "/properties/" + property + "/x-secret"));
  }

  @ParameterizedTest
  @CsvSource({"expires_at", "created_at", "updated_at"})
  void vpnSessionTimesAreDates(String property) {
    assertEquals(
        "date-time",
        at(
            input("latitude-sh"),
            "/components/schemas/VpnSessionDataWithPasswordAttributes/properties/"
                + property
                + "/format"));
  }

  @Test
  void allSitesShareOneType() {
    assertEquals(
        "#/components/schemas/SiteCode",
        at(
            input("latitude-sh"),
            "/components/schemas/PostVpnSessionRequestDataAttributes/properties/site/$ref"));
  }

  @Test
  void sessionConfigurationIsAnyObject() {
    assertEquals(
        true,
        at(
            input("ping-network"),
            "/components/schemas/SessionResponse/properties/configuration/additionalProperties"));
  }

  @Test
  void apiKeyNameHasNoDefault() {
    assertNull(
        at(
            effective("latitude-sh"),
            "/components/schemas/create_api_key/properties/data/properties/attributes/properties/name/default"));
  }

  private static Map<String, Object> effective(String provider) {
    return EffectiveDocument.of(new ProviderSpecs(provider, SPECS.resolve(provider))).document();
  }

  private static Map<String, Object> input(String provider) {
    return GeneratorInput.of(provider, effective(provider), "f");
  }

  private static Object at(Map<String, Object> document, String pointer) {
    return JsonPointer.ofReference("#" + pointer).in(document);
  }
}
