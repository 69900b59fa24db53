package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(CountedTries.class)
class VlessLinkPropertyTest {

  @Provide
  Arbitrary<String> texts() {
    return Texts.any().filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  @Provide
  Arbitrary<Map<String, String>> parameters() {
    return Arbitraries.maps(texts().filter(name -> !name.isEmpty()), texts()).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of(
        "node.example", "a_b.example", "192.0.2.1", "[2001:db8::1]", "xn--bcher-kva.example");
  }

  @Provide
  Arbitrary<String> nearlyLinks() {
    return Arbitraries.of(
            "vless://",
            "VLESS://",
            "vless:",
            "://",
            "@",
            ":443",
            ":",
            "[",
            "]",
            "[::1]",
            "?",
            "&",
            "=",
            "#",
            "/",
            "%",
            "%4",
            "%41",
            "%C3",
            "a",
            "node.example",
            "CANARY-x",
            "\n",
            "\ud800",
            "é",
            "65536")
        .list()
        .ofMaxSize(12)
        .map(parts -> "vless://CANARY" + String.join("", parts));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void parsedLinkHasThePartsItWasMadeOf(
      @ForAll("texts") String user,
      @ForAll("hosts") String host,
      @ForAll @IntRange(min = 1, max = 65_535) int port,
      @ForAll("parameters") Map<String, String> parameters,
      @ForAll("texts") String name) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    String text =
        "vless://"
            + encoded("u" + user)
            + "@"
            + host
            + ":"
            + port
            + "?"
            + query
            + "#"
            + encoded(name);
    VlessLink link = VlessLink.parse(Secret.of(text));
    assertEquals(text, link.toLink().reveal());
    assertEquals("u" + user, link.userId().reveal());
    assertEquals(host.replaceAll("[\\[\\]]", ""), link.host());
    assertEquals(port, link.port());
    assertEquals(name, link.name());
    Set<String> names = new HashSet<>(link.parameterNames());
    link.unknownParameterNames().forEach(unknown -> names.add(unknown.reveal()));
    assertEquals(parameters.keySet(), names);
    parameters.forEach((key, value) -> assertEquals(value, link.parameter(key).reveal()));
  }

  @Property(tries = 1000)
  void refusalOfAnInvalidLinkDoesNotQuoteIt(@ForAll("nearlyLinks") String text) {
    try {
      assertEquals(text, VlessLink.parse(Secret.of(text)).toLink().reveal());
    } catch (IllegalArgumentException refused) {
      Quiet.assertShowsNothing(refused);
    }
  }

  /** Escapes every byte, so that no character acts as a separator. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02X", octet & 0xff));
    }
    return encoded.toString();
  }
}
