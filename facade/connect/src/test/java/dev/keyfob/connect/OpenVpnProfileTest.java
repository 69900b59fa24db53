package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenVpnProfileTest {

  private static final OpenVpnLogin LOGIN =
      new OpenVpnLogin("vpn.example", 1194, "ada", Secret.of("CANARY-password"));
  private static final String OPTION = "auth-user-pass \"/run/login\"";

  @Test
  void appendsBothOptionsToAProfileWithoutThem() {
    assertEquals(
        "client\ndev tun\nremote vpn.example 1194\n" + OPTION + "\n", with("client\ndev tun\n"));
  }

  @Test
  void appendsToALastLineWithoutAnEnd() {
    assertEquals("client\nremote vpn.example 1194\n" + OPTION + "\n", with("client"));
  }

  @Test
  void replacesBothOptionsInTheirLines() {
    assertEquals(
        "client\n" + OPTION + "\ndev tun\nremote vpn.example 1194\n# end\n",
        with("client\nauth-user-pass\ndev tun\nremote old.example 1195\n# end\n"));
  }

  @Test
  void keepsEveryOtherLineAsItIs() {
    String kept =
        """
          ; remote comment.example
        # auth-user-pass

        \tverb   3
        <ca>
        remote in-a-file
        </ca>
        <key>
        auth-user-pass
        </key>
        setenv OPT "a # b"
        """;
    assertEquals(kept + "remote vpn.example 1194\n" + OPTION + "\n", with(kept));
  }

  @Test
  void keepsLineEndsOfWindows() {
    assertEquals(
        "client\r\nremote vpn.example 1194\r\n<ca>\r\nx\r\n</ca>\r\n" + OPTION + "\r\n",
        with("client\r\nremote old.example\r\n<ca>\r\nx\r\n</ca>\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "remote old.example 1195 tcp, remote vpn.example 1194 tcp",
    "remote old.example 1195 udp4, remote vpn.example 1194 udp4",
    "remote old.example 1195 tcp-client # note, remote vpn.example 1194 tcp-client",
    "remote old.example 1195, remote vpn.example 1194",
    "--remote old.example, remote vpn.example 1194",
    "'\"remote\" old.example', remote vpn.example 1194",
    "'  \tremote\told.example', remote vpn.example 1194",
  })
  void keepsTheProtocolOfTheRemote(String line, String expected) {
    assertEquals(expected + "\n" + OPTION + "\n", with(line + "\n"));
  }

  @Test
  void readsOptionAfterByteOrderMark() {
    assertEquals("remote vpn.example 1194\n" + OPTION + "\n", with("\uFEFFremote old.example\n"));
  }

  @Test
  void writesIpv6AddressWithoutBrackets() {
    OpenVpnLogin login = new OpenVpnLogin("2001:db8::1", 1194, "ada", Secret.of("CANARY-password"));
    assertEquals(
        "remote 2001:db8::1 1194\n" + OPTION + "\n",
        OpenVpnProfile.of("").with(login, OPTION).reveal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client~<auth-user-pass>~CANARY~CANARY~</auth-user-pass>| has a login of its own (in line 2)",
        "remote CANARY~client~remote CANARY| has the option remote twice (in line 3)",
        "remote CANARY~ \"remote\" CANARY| has the option remote twice (in line 2)",
        "auth-user-pass CANARY~--auth-user-pass| has the option auth-user-pass twice (in line 2)",
        "<connection>~remote CANARY~</connection>| has a <connection> block, which can name another server (in line 1)",
        "client~config CANARY.ovpn| includes another file (in line 2)",
        "client~<ca>~CANARY| has an inline file without an end",
        "remote CANARY 1194 CANARY| has a remote with an unknown protocol (in line 1)",
      })
  void refusesProfileInWhichAnotherLineCouldOverrideTheLogin(String text, String problem) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> OpenVpnProfile.of(text.replace('~', '\n')))
            .getMessage();
    assertEquals("the OpenVPN profile " + problem, message);
    assertFalse(message.contains("CANARY"));
  }

  @Test
  void refusesNull() {
    assertThrows(IllegalArgumentException.class, () -> OpenVpnProfile.of(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/run/a b", "/run/a\"b", "/run/a'b#;", "/run/\\n"})
  void quotesThePathAsOpenVpnReadsIt(String path) {
    String option = OpenVpnProfile.loginOption(Path.of(path));
    assertEquals(
        List.of("auth-user-pass", Path.of(path).toAbsolutePath().toString()),
        OpenVpnLine.words(option));
  }

  @Test
  void refusesPathThatOpenVpnCannotRead() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> OpenVpnProfile.loginOption(Path.of("/" + "x".repeat(250))))
            .getMessage()
            .contains("too long"));
    assertThrows(
        IllegalArgumentException.class, () -> OpenVpnProfile.loginOption(Path.of("/run/a\nb")));
  }

  @ParameterizedTest
  @CsvSource({
    ", 1194, ada, the host is missing",
    "vpn.example, , ada, the port is missing",
    "vpn.example, 1194, , the user name is missing",
    "vpn.example, 0, ada, the port is not a number from 1 to 65535",
    "vpn.example, 65536, ada, the port is not a number from 1 to 65535",
    "'', 1194, ada, the host is empty",
    "'CANARY CANARY', 1194, ada, 'the host contains a space, quote, #, ; or \\'",
    "-CANARY, 1194, ada, 'the host begins with a hyphen, which programs read as an option'",
    "[::1], 1194, ada, 'the host contains one of / @ [ ] ?: pass a host name or an address without brackets'",
  })
  void loginNamesThePartThatIsMissingOrInvalid(
      String host, Integer port, String userName, String problem) {
    assertEquals(
        problem,
        assertThrows(
                IllegalArgumentException.class,
                () -> new OpenVpnLogin(host, port, userName, Secret.of("CANARY-password")))
            .getMessage());
  }

  @Test
  void textOfALoginDoesNotShowThePassword() {
    assertFalse(LOGIN.toString().contains("CANARY"));
    assertEquals("OpenVpnProfile[2 lines]", OpenVpnProfile.of("# CANARY\n").toString());
  }

  private static String with(String profile) {
    return OpenVpnProfile.of(profile).with(LOGIN, OPTION).reveal();
  }
}
