package dev.keyfob.vless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.keyfob.generated.pingnetwork.model.SessionResponse;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.secret.Secret;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VlessLinkTest {

  private static final String FULL =
      "vless://CANARY-user@CANARY-node.example:443?type=ws&security=reality&flow=xtls-rprx-vision&fp=chrome"
          + "&alpn=h2%2Chttp%2F1.1&headerType=none&mode=gun"
          + "&sni=CANARY-sni&host=CANARY-header&authority=CANARY-authority"
          + "&encryption=CANARY-key&pbk=CANARY-pbk&sid=CANARY-sid&spx=%2FCANARY-spx&seed=CANARY-seed&path=%2FCANARY"
          + "&serviceName=CANARY-service&extra=%7B%22CANARY%22%3A1%7D&fm=%7B%7D&pqv=CANARY-pqv#CANARY%20name";

  @Test
  void returnsPlainSettingsAsText() {
    VlessLink link = parse(FULL);
    assertEquals("ws", link.type());
    assertEquals("reality", link.security());
    assertEquals("xtls-rprx-vision", link.flow());
    assertEquals("chrome", link.fingerprint());
    assertEquals("h2,http/1.1", link.alpn());
    assertEquals("none", link.headerType());
    assertEquals("gun", link.mode());
  }

  @Test
  void returnsNodeLocationAsText() {
    VlessLink link = parse(FULL);
    assertEquals("CANARY-node.example", link.host());
    assertEquals(443, link.port());
    assertEquals("CANARY-sni", link.sni());
    assertEquals("CANARY-header", link.hostHeader());
    assertEquals("CANARY-authority", link.authority());
    assertEquals("CANARY name", link.name());
  }

  @Test
  void returnsCredentialsAsSecrets() {
    VlessLink link = parse(FULL);
    assertEquals(Secret.of("CANARY-user"), link.userId());
    assertEquals(Secret.of("CANARY-key"), link.encryption());
    assertEquals(Secret.of("CANARY-pbk"), link.publicKey());
    assertEquals(Secret.of("CANARY-sid"), link.shortId());
    assertEquals(Secret.of("/CANARY-spx"), link.spiderX());
    assertEquals(Secret.of("CANARY-seed"), link.seed());
    assertEquals(Secret.of("/CANARY"), link.path());
    assertEquals(Secret.of("CANARY-service"), link.serviceName());
    assertEquals(Secret.of("{\"CANARY\":1}"), link.extra());
    assertEquals(Secret.of("{}"), link.finalMask());
  }

  @Test
  void returnsUnknownParameterAsSecret() {
    VlessLink link = parse(FULL);
    assertEquals(Secret.of("CANARY-pqv"), link.parameter("pqv"));
    assertTrue(link.parameterNames().contains("pqv"));
  }

  /** An unencoded ampersand in a value turns the rest of the value into a name. */
  @Test
  void parameterNamesDoNotShowUnknownNames() {
    VlessLink link =
        parse("vless://u@h:1?type=xhttp&extra={\"path\":\"/x&CANARY-rest\"}&Type=CANARY");
    assertEquals(Set.of("type", "extra"), link.parameterNames());
    assertEquals(
        List.of(Secret.of("CANARY-rest\"}"), Secret.of("Type")), link.unknownParameterNames());
    assertFalse(link.unknownParameterNames().toString().contains("CANARY"));
    assertEquals(Secret.of("CANARY"), link.parameter("Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" %s", "\uFEFF%s", "\uFEFF \t%s", "%s\n", "%s\r\n", "%s \n\n", "\n%s\n"})
  void ignoresSpaceAroundTheLink(String around) {
    String text = around.formatted("vless://u@h:443?sni=s#name");
    VlessLink link = parse(text);
    assertEquals("h", link.host());
    assertEquals("s", link.sni());
    assertEquals("name", link.name());
    assertEquals(text, link.toLink().reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#50% off", "#100%", "#%zz", "#%F0%9F", "#a%20b%"})
  void returnsNameAsWrittenIfItDoesNotDecode(String fragment) {
    assertEquals(fragment.substring(1), parse("vless://u@h:1" + fragment).name());
  }

  @Test
  void acceptsParameterTwiceWithOneValue() {
    VlessLink link = parse("vless://u@h:1?sni=a%2Fb&type=ws&s%6Ei=a/b");
    assertEquals("a/b", link.sni());
    assertEquals(Set.of("sni", "type"), link.parameterNames());
  }

  @Test
  void joinsValuesOfListParameter() {
    VlessLink link = parse("vless://u@h:1?alpn[]=h2&alpn%5B%5D=http%2F1.1");
    assertEquals("h2,http/1.1", link.alpn());
    assertEquals(Set.of("alpn[]"), link.parameterNames());
  }

  @Test
  void readsEscapedAmpersandOfHtmlAsSeparator() {
    VlessLink link = parse("vless://u@h:1?type=ws&amp;sni=s&amp;path=%2Fa&amp;amp");
    assertEquals("s", link.sni());
    assertEquals(Secret.of("/a"), link.path());
    assertEquals(List.of(Secret.of("amp")), link.unknownParameterNames());
  }

  @Test
  void returnsNullForMissingParameters() {
    VlessLink link = parse("vless://u@h:1");
    assertNull(link.type());
    assertNull(link.publicKey());
    assertNull(link.name());
    assertFalse(link.isEncrypted());
    assertTrue(link.parameterNames().isEmpty());
  }

  @Test
  void toStringShowsNothing() {
    VlessLink link = parse(FULL);
    assertEquals("vless://***", link.toString());
    assertFalse(List.of(link).toString().contains("CANARY"));
    assertFalse(new Gson().toJson(link).contains("CANARY"));
  }

  @Test
  void toLinkReturnsTheOriginalText() {
    for (String text : List.of(FULL, "VLESS://u%2d@h:0443/?&a&b=&#", "vless://u@h:1#")) {
      assertEquals(text, parse(text).toLink().reveal());
    }
  }

  @Test
  void equalsComparesTheOriginalText() {
    assertEquals(parse(FULL), parse(FULL));
    assertEquals(parse(FULL).hashCode(), parse("vless://u@h:1").hashCode());
    assertNotEquals(parse("vless://u@h:1"), parse("vless://u@h:1#"));
  }

  @ParameterizedTest
  @CsvSource({
    "vless://u@under_score.example:443, under_score.example, 443",
    "vless://u@192.0.2.1:65535, 192.0.2.1, 65535",
    "vless://u@[2001:db8::1]:1, 2001:db8::1, 1",
    "vless://u@[::ffff:192.0.2.1]:443, ::ffff:192.0.2.1, 443",
    "vless://u@[fe80::1%25eth0]:443, fe80::1%eth0, 443",
    "vless://u@b%C3%BCcher.example:443, bücher.example, 443",
    "vless://u@bücher.example:443/, bücher.example, 443",
    "Vless://u@h:443/?a=b@c:d/e?f, h, 443",
    "vless://u@h:443#x@y:1?z#&/, h, 443",
  })
  void parsesHostAndPort(String text, String host, int port) {
    assertEquals(host, parse(text).host());
    assertEquals(port, parse(text).port());
  }

  @ParameterizedTest
  @CsvSource({
    "#a b, a b",
    "#100%25, 100%",
    "#%F0%9F%94%91🔑, 🔑🔑",
    "#a+b, a+b",
    "#a#b, a#b",
    "#, ''",
  })
  void decodesName(String fragment, String name) {
    assertEquals(name, parse("vless://u@h:1" + fragment).name());
  }

  @Test
  void keepsPlusSigns() {
    assertEquals(Secret.of("a+b/c=="), parse("vless://u@h:1?encryption=a+b%2Fc==").encryption());
  }

  @Test
  void returnsEmptyTextForParameterWithoutValue() {
    assertEquals("", parse("vless://u@h:1?sni&fp=").sni());
    assertEquals("", parse("vless://u@h:1?sni&fp=").fingerprint());
  }

  @Test
  void parameterNamesAreCaseSensitive() {
    VlessLink link = parse("vless://u@h:1?Type=x&type=y");
    assertEquals("y", link.type());
    assertEquals(Secret.of("x"), link.parameter("Type"));
  }

  @ParameterizedTest
  @CsvSource({"encryption=none, false", "encryption=, false", "encryption=k, true"})
  void isEncryptedUnlessEncryptionIsNone(String parameter, boolean encrypted) {
    assertEquals(encrypted, parse("vless://u@h:1?" + parameter).isEncrypted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | does not begin with vless:// (at index 0)",
        "vmess://CANARY@CANARY:1 | does not begin with vless:// (at index 0)",
        "' vmess://CANARY@CANARY:1' | does not begin with vless:// (at index 1)",
        "vless:CANARY@CANARY:1 | does not begin with vless:// (at index 0)",
        "vless:// | has no @",
        "vless://CANARY:443 | has no @",
        "vless://CANARY?CANARY@CANARY:1 | has no @",
        "vless://@CANARY:443 | has no user id (at index 8)",
        "vless://CANARY@:443 | has no host (at index 15)",
        "vless://CANARY@CANARY | has no port",
        "vless://CANARY@ | has no port",
        "vless://CANARY@[::1] | has no port",
        "vless://CANARY@CANARY: | has a port that is not a number",
        "vless://CANARY@CANARY:0 | has a port that is not a number",
        "vless://CANARY@CANARY:65536 | has a port that is not a number",
        "vless://CANARY@CANARY:44x | has a port that is not a number",
        "vless://CANARY@CANARY:-1 | has a port that is not a number",
        "vless://CANARY@CANARY:٤٤٣ | has a port that is not a number",
        "vless://CANARY@2001:db8::1:443 | put an IPv6 address in brackets",
        "vless://CANARY@[::1:443 | without a closing one",
        "vless://CANARY@[]:443 | not an IPv6 address",
        "vless://CANARY@[CANARY]:443 | not an IPv6 address",
        "vless://CANARY@[1234]:443 | not an IPv6 address",
        "vless://CANARY@CAN ARY:443 | has an invalid character in its host",
        "vless://CANARY@CANARY@CANARY:443 | has an invalid character in its host",
        "vless://CANARY@CAN%00ARY:443 | has an invalid character in its host",
        "vless://CANARY@[fe80::1%25x%0d%0aCANARY]:443 | has an invalid character in its host",
        "vless://CANARY@[fe80::1%25]:443 | has brackets around a host that is not an IPv6 address",
        "vless://CANARY@CANARY:443/CANARY | has a path",
        "vless://CANARY@CANARY:443?=CANARY | has a parameter without a name (at index 26)",
        "vless://CANARY@CANARY:443?CANARY=1&CANARY=2 | has a parameter twice, with different values (at index 35)",
        "vless://CANARY@CANARY:443?CANARY=1&C%41NARY=2 | has a parameter twice, with different values (at index 35)",
        "vless://CANARY%4@CANARY:443 | percent sign in its user id",
        "vless://CANARY@CANARY%:443 | percent sign in its host",
        "vless://CANARY@CANARY:443?CANARY%zz=1 | percent sign in its parameter name",
        "vless://CANARY@CANARY:443?a=CANARY%FF | percent sign in its parameter value that does not start an encoded UTF-8",
        "vless://CANARY@CANARY:443?a=%C3&b=%BC | percent sign in its parameter value",
      })
  void messageNamesTheProblemWithoutShowingTheLink(String text, String what) {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    assertTrue(failure.getMessage().contains(what), failure.getMessage());
    assertFalse(failure.getMessage().contains("CANARY"));
    assertNull(failure.getCause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\t", "\0", "\u0085"})
  void rejectsControlCharacterAtAnyPosition(String c) {
    for (String text :
        List.of(
            "vless://CAN" + c + "@h:1",
            "vless://u@h:1?a=" + c + "b",
            "vless://u@h:1#CANARY" + c + "b")) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> parse(text))
              .getMessage()
              .contains("control character"));
    }
  }

  @Test
  void rejectsNull() {
    assertThrows(IllegalArgumentException.class, () -> VlessLink.parse(null));
    assertThrows(IllegalArgumentException.class, () -> parse(FULL).parameter(null));
  }

  /** The alphabet has characters that no message contains by itself. */
  @Test
  void messageShowsNothingOfRandomText() {
    Random random = new Random(20_261_121);
    String alphabet = "ΩЖ漢🔑@@:::///??##%%&&==[]..1234567890 %41%FF";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("vless://");
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        VlessLink link = parse(text.toString());
        assertEquals(text.toString(), link.toLink().reveal());
        assertEquals("vless://***", link.toString());
      } catch (IllegalArgumentException failure) {
        assertNull(failure.getCause());
        assertTrue(
            failure.getMessage().matches("the VLESS link [a-zA-Z0-9 '@,:/-]+ \\(at index \\d+\\)"),
            failure.getMessage());
      }
    }
  }

  @Test
  void issuedSessionParsesItsLink() {
    SessionResponse response = SessionResponse.builder().configurationLink(Secret.of(FULL)).build();
    assertEquals(parse(FULL), new IssuedSession(response).vlessLink());
  }

  private static VlessLink parse(String text) {
    return VlessLink.parse(Secret.of(text));
  }
}
