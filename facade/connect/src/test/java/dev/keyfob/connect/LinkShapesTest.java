package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LinkShapesTest {

  /** Values that are the programs' defaults, so that no outbound contains them. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "encryption=none",
          "security=none",
          "headerType=none",
          "packetEncoding=xudp",
          "packetEncoding=none",
          "mode=gun",
          "spx=/",
          "eh=Sec-WebSocket-Protocol",
          "allowInsecure=0",
          "insecure=0");

  static List<LinkShape> shapes() throws IOException {
    return LinkShape.all();
  }

  @Test
  void thereAreAtLeastSixtyShapes() throws IOException {
    assertTrue(shapes().size() >= 60);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void xrayCarriesOrRefusesTheLink(LinkShape shape) {
    assertConverts(shape.xray(), Xray::outbound, shape);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void singBoxCarriesOrRefusesTheLink(LinkShape shape) {
    assertConverts(shape.singBox(), SingBox::outbound, shape);
  }

  private static void assertConverts(
      String expected, Function<VlessLink, Secret<String>> converter, LinkShape shape) {
    if (!expected.startsWith(LinkShape.REFUSED)) {
      assertEquals(
          JsonParser.parseString(expected),
          JsonParser.parseString(converter.apply(shape.link()).reveal()));
      return;
    }
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> converter.apply(shape.link()));
    assertEquals(expected.substring(LinkShape.REFUSED.length()), refused.getMessage());
    assertFalse(refused.getMessage().contains("CANARY"));
    assertNull(refused.getCause());
  }

  /** Checks only that each value appears; the expected outbounds say where. */
  @ParameterizedTest
  @MethodSource("shapes")
  void everyValueOfACarriedLinkIsInTheOutbound(LinkShape shape) {
    assertEquals(List.of(), missing(shape.xray(), shape.link()), "Xray");
    assertEquals(List.of(), missing(shape.singBox(), shape.link()), "sing-box");
  }

  private static List<String> missing(String outbound, VlessLink link) {
    if (outbound.startsWith(LinkShape.REFUSED)) {
      return List.of();
    }
    // Searches the text for names such as "tls", and the unescaped leaves for values.
    String carried = outbound + "\n" + String.join("\n", leaves(JsonParser.parseString(outbound)));
    List<String> missing = new ArrayList<>();
    for (String name : link.parameterNames()) {
      String value = link.parameter(name).reveal();
      if (!name.equals("type") && !NEUTRAL.contains(name + "=" + value)) {
        parts(name, value).stream()
            .filter(part -> !carried.contains(part))
            .forEach(part -> missing.add(name + "=" + part));
      }
    }
    return missing;
  }

  private static Set<String> parts(String name, String value) {
    return switch (name) {
      case "extra", "fm" -> leaves(JsonParser.parseString(value));
      case "allowInsecure", "mode" -> Set.of(value.equals("packet-up") ? value : "true");
      default -> Set.of(value.split("[,?]|(?<=\\?)ed="));
    };
  }

  private static Set<String> leaves(JsonElement json) {
    Set<String> leaves = new TreeSet<>();
    if (json.isJsonObject()) {
      json.getAsJsonObject().asMap().values().forEach(value -> leaves.addAll(leaves(value)));
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(value -> leaves.addAll(leaves(value)));
    } else {
      leaves.add(json.getAsString());
    }
    return leaves;
  }

  @Test
  void missingValueIsFound() throws IOException {
    LinkShape shape =
        shapes().stream().filter(one -> one.name().equals("ws with host and path")).findAny().get();
    assertEquals(
        List.of("path=/CANARY-path"),
        missing(shape.xray().replace("/CANARY-path", "/"), shape.link()));
  }

  @Test
  void configurationOfXrayHasTheOutboundAndTheProxies() {
    VlessLink link = VlessLink.parse(Secret.of("vless://CANARY-user@node.example:443"));
    var configuration =
        JsonParser.parseString(
                Xray.configuration(link, LocalProxy.socks(1080), LocalProxy.http(8080)).reveal())
            .getAsJsonObject();
    assertEquals(
        JsonParser.parseString(Xray.outbound(link).reveal()),
        configuration.getAsJsonArray("outbounds").get(0));
    assertEquals(
        JsonParser.parseString(
            """
            [{"tag": "socks-1080", "listen": "127.0.0.1", "port": 1080, "protocol": "socks",
              "settings": {"auth": "noauth", "udp": true}},
             {"tag": "http-8080", "listen": "127.0.0.1", "port": 8080, "protocol": "http",
              "settings": {}}]
            """),
        configuration.get("inbounds"));
    assertEquals(
        JsonParser.parseString("{\"loglevel\": \"warning\", \"access\": \"none\"}"),
        configuration.get("log"));
  }

  @Test
  void configurationOfSingBoxHasTheOutboundAndTheProxies() {
    VlessLink link = VlessLink.parse(Secret.of("vless://CANARY-user@node.example:443"));
    var configuration =
        JsonParser.parseString(SingBox.configuration(link, LocalProxy.socks(1080)).reveal())
            .getAsJsonObject();
    assertEquals(
        JsonParser.parseString(SingBox.outbound(link).reveal()),
        configuration.getAsJsonArray("outbounds").get(0));
    assertEquals(
        JsonParser.parseString(
            """
            [{"tag": "socks-1080", "listen": "127.0.0.1", "type": "socks", "listen_port": 1080}]
            """),
        configuration.get("inbounds"));
  }

  @Test
  void configurationWithoutAProxyIsRefused() {
    VlessLink link = VlessLink.parse(Secret.of("vless://CANARY-user@node.example:443"));
    assertThrows(IllegalArgumentException.class, () -> Xray.configuration(link));
    assertThrows(IllegalArgumentException.class, () -> SingBox.configuration(link));
    assertThrows(IllegalArgumentException.class, () -> Xray.configuration(link, (LocalProxy) null));
  }

  @Test
  void missingLinkIsNamed() {
    for (Function<VlessLink, Secret<String>> converter :
        List.<Function<VlessLink, Secret<String>>>of(Xray::outbound, SingBox::outbound)) {
      assertEquals(
          "the link is missing",
          assertThrows(IllegalArgumentException.class, () -> converter.apply(null)).getMessage());
    }
  }

  @Test
  void textOfAConfigurationShowsNothing() throws IOException {
    String shown =
        shapes().stream()
            .filter(shape -> !shape.xray().startsWith(LinkShape.REFUSED))
            .map(shape -> Xray.configuration(shape.link(), LocalProxy.socks(1080)).toString())
            .collect(Collectors.joining());
    assertFalse(shown.contains("CANARY"));
  }
}
