package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandsTest {

  @Test
  void sshHasPortUserAndHost() {
    SshCommand ssh = SshCommand.to("console", "192.0.2.1", 2222);
    assertEquals(List.of("ssh", "-p", "2222", "console@192.0.2.1"), ssh.arguments());
    assertEquals("ssh -p 2222 console@192.0.2.1", ssh.shellLine());
  }

  @Test
  void sshTakesIpv6WithoutBrackets() {
    assertEquals(
        "ssh -p 2222 console@2001:db8::1",
        SshCommand.to("console", "2001:db8::1", 2222).shellLine());
  }

  @Test
  void sshOffersOnlyTheGivenIdentity() {
    SshCommand ssh =
        SshCommand.to("console", "host.example", 22).withIdentity(Path.of("/keys/ada's key"));
    assertEquals(
        List.of(
            "ssh",
            "-p",
            "22",
            "-o",
            "IdentitiesOnly=yes",
            "-i",
            "/keys/ada's key",
            "console@host.example"),
        ssh.arguments());
    assertEquals(
        "ssh -p 22 -o IdentitiesOnly=yes -i '/keys/ada'\\''s key' console@host.example",
        ssh.shellLine());
  }

  /** ssh replaces tokens such as %h in paths, and does not accept an escaped percent sign. */
  @Test
  void sshRefusesIdentityWithAPercentSign() {
    SshCommand ssh = SshCommand.to("console", "host.example", 22);
    assertThrows(IllegalArgumentException.class, () -> ssh.withIdentity(Path.of("/keys/100%")));
    assertThrows(IllegalArgumentException.class, () -> ssh.withIdentity(null));
  }

  @ParameterizedTest
  @CsvSource({
    ", host.example, 22, the user name is missing",
    "console, , 22, the host is missing",
    "console, host.example, , the port is missing",
    "-oProxyCommand=x, host.example, 22, 'the user name begins with a hyphen, which programs read as an option'",
    "console, host.example;x, 22, 'the host contains a space, quote, #, ; or \\'",
    "console, other@host.example, 22, 'the host contains one of / @ [ ] ?: pass a host name or an address without brackets'",
  })
  void sshNamesThePartThatIsMissingOrInvalid(
      String userName, String host, Integer port, String problem) {
    assertEquals(
        problem,
        assertThrows(IllegalArgumentException.class, () -> SshCommand.to(userName, host, port))
            .getMessage());
  }

  @Test
  void ipmitoolReadsThePasswordFromTheEnvironment() {
    IpmitoolCommand ipmitool = new IpmitoolCommand("198.51.100.7", "ada");
    assertEquals(
        List.of(
            "ipmitool",
            "-I",
            "lanplus",
            "-H",
            "198.51.100.7",
            "-U",
            "ada",
            "-E",
            "chassis",
            "power",
            "status"),
        ipmitool.arguments("chassis", "power", "status"));
    assertEquals(
        "ipmitool -I lanplus -H 198.51.100.7 -U ada -E raw '0x06 0x01'",
        ipmitool.shellLine("raw", "0x06 0x01"));
  }

  @Test
  void ipmitoolNamesThePartThatIsMissing() {
    assertEquals(
        "the host is missing",
        assertThrows(IllegalArgumentException.class, () -> new IpmitoolCommand(null, "ada"))
            .getMessage());
    assertEquals(
        "the user name is missing",
        assertThrows(
                IllegalArgumentException.class, () -> new IpmitoolCommand("198.51.100.7", null))
            .getMessage());
  }

  @Test
  void localProxyNamesItsUrl() {
    assertEquals("socks://127.0.0.1:1080", LocalProxy.socks(1080).toString());
    assertEquals("http://127.0.0.1:8080", LocalProxy.http(8080).toString());
    assertThrows(IllegalArgumentException.class, () -> LocalProxy.http(0));
  }
}
