package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes the files that connect writes to the programs that read them. */
@EnabledIfSystemProperty(
    named = "keyfob.real.programs",
    matches = "true",
    disabledReason = "-Preal-programs runs it")
final class RealProgramsTest {

  private static final String CONNECTED = "Initialization Sequence Completed";
  private static final Secret<String> PASSWORD = Secret.of("CANARY-pass 'wo\"rd\\$");

  @TempDir private Path folder;

  @Test
  void v2rayReadsTheConfigurationsItKnows() throws Exception {
    RealProgram.require("v2ray", "install the package v2ray");
    // Debian 12 has version 4.34, which lacks REALITY, gRPC, HTTPUpgrade, XHTTP, Vision and
    // encryption.
    Predicate<String> known =
        outbound ->
            outbound.matches("(?s).*\"network\":\"(tcp|ws|kcp)\".*")
                && !outbound.matches("(?s).*(reality|\"flow\"|mlkem).*");
    int read = 0;
    for (LinkShape shape : carried(known, LinkShape::xray)) {
      Path file =
          configuration(Xray.configuration(shape.linkWithRealValues(), LocalProxy.socks(1080)));
      String printed = run("v2ray", "-test", "-config", file.toString());
      assertTrue(printed.contains("Configuration OK."), shape + ": " + printed);
      read++;
    }
    assertTrue(read > 20, read + " configurations read");
  }

  @Test
  void xrayReadsTheConfigurations() throws Exception {
    RealProgram.require("xray", "Debian 12 has no package; see the project XTLS/Xray-core");
    for (LinkShape shape : carried(RealProgramsTest::isEncrypted, LinkShape::xray)) {
      Path file =
          configuration(Xray.configuration(shape.linkWithRealValues(), LocalProxy.socks(1080)));
      String printed = run("xray", "run", "-test", "-c", file.toString());
      assertTrue(printed.contains("Configuration OK."), shape + ": " + printed);
    }
  }

  @Test
  void singBoxReadsTheConfigurations() throws Exception {
    RealProgram.require("sing-box", "Debian 12 has no package; see the project SagerNet/sing-box");
    for (LinkShape shape : carried(RealProgramsTest::isEncrypted, LinkShape::singBox)) {
      Path file =
          configuration(SingBox.configuration(shape.linkWithRealValues(), LocalProxy.socks(1080)));
      assertEquals("", run("sing-box", "check", "-c", file.toString()), shape.toString());
    }
  }

  /**
   * Returns whether Xray accepts the outbound. It rejects outbounds without TLS or REALITY, and
   * post-quantum keys are too long to invent.
   */
  private static boolean isEncrypted(String outbound) {
    return outbound.matches("(?s).*(\"security\":\"(tls|reality)\"|\"tls\":\\{).*")
        && !outbound.matches("(?s).*(CANARY-ech|CANARY-pqv|mlkem|downloadSettings).*");
  }

  private static List<LinkShape> carried(
      Predicate<String> wanted, Function<LinkShape, String> outbound) throws IOException {
    return LinkShape.all().stream()
        .filter(shape -> !outbound.apply(shape).startsWith(LinkShape.REFUSED))
        .filter(shape -> wanted.test(outbound.apply(shape)))
        .toList();
  }

  private Path configuration(Secret<String> text) throws IOException {
    Path file = Files.createTempFile(folder, "configuration", ".json");
    Files.delete(file);
    text.writeTo(file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "host.example"})
  void sshReadsUserHostPortAndKey(String host) throws Exception {
    RealProgram.require("ssh", "install the package openssh-client");
    Path key = Files.createFile(folder.resolve("a key"));
    SshCommand ssh = SshCommand.to("console@latitude", host, 2222).withIdentity(key);
    List<String> command = new ArrayList<>(ssh.arguments());
    command.addAll(1, List.of("-F", "none", "-G"));
    List<String> read = run(command).lines().toList();
    for (String line :
        List.of(
            "user console@latitude",
            "hostname " + host,
            "port 2222",
            "identitiesonly yes",
            "identityfile " + key)) {
      assertTrue(read.contains(line), line + " is not in " + read);
    }
  }

  @Test
  void shellReadsTheLineBack() throws Exception {
    SshCommand ssh = SshCommand.to("a", "b", 22).withIdentity(Path.of("/it's \"a\" $key"));
    assertEquals(
        String.join("\n", ssh.arguments()) + "\n",
        run("sh", "-c", "printf '%s\\n' " + ssh.shellLine()));
  }

  @Test
  void ipmitoolReadsThePasswordFromTheFile() throws Exception {
    RealProgram.require("ipmitool", "install the package ipmitool");
    Path file = folder.resolve("ipmitool.env");
    ConnectionSinks.<Secret<String>>ipmitool(file, password -> password)
        .accept(Secret.of("CANARY-pw '$"));
    IpmitoolCommand ipmitool = new IpmitoolCommand("127.0.0.1", "ada");
    List<String> command = ipmitool.arguments("-N", "1", "-R", "1", "chassis", "power", "status");
    String without = run(command);
    assertTrue(without.contains("Unable to read password from environment"), without);
    List<String> shell =
        new ArrayList<>(List.of("sh", "-c", "set -a; . \"$0\"; exec \"$@\"", file.toString()));
    shell.addAll(command);
    String with = run(shell);
    assertTrue(with.contains("Unable to establish IPMI v2 / RMCP+ session"), with);
    assertFalse(with.contains("Unable to read password"), with);
  }

  @Test
  void openVpnLogsInToAServerAndAfterARefresh() throws Exception {
    RealProgram.require("openvpn", "install the package openvpn");
    RealProgram.require("openssl", "install the package openssl");
    int port = freePort();
    try (RealProgram server = server(port)) {
      String started = server.printed(CONNECTED);
      assumeTrue(started.contains(CONNECTED), "no server without a tun device: " + started);
      Path profile = folder.resolve("session profile.ovpn");
      SecretSink<Secret<String>> sink =
          ConnectionSinks.openVpn(
              OpenVpnProfile.of(profileWithoutLogin()),
              profile,
              folder.resolve("session's \"login\""),
              password -> new OpenVpnLogin("127.0.0.1", port, "ada", password));
      sink.accept(Secret.of("CANARY-wrong"));
      assertTrue(connect(profile).contains("AUTH_FAILED"));
      sink.replace(PASSWORD);
      assertTrue(connect(profile).contains(CONNECTED));
      sink.remove(PASSWORD);
      assertFalse(Files.exists(profile));
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private RealProgram server(int port) throws Exception {
    Path expected = folder.resolve("expected");
    Files.writeString(expected, "ada\n" + PASSWORD.reveal() + "\n");
    Path verify = folder.resolve("verify.sh");
    Files.writeString(verify, "#!/bin/sh\nexec cmp -s \"$1\" '" + expected + "'\n");
    Files.setPosixFilePermissions(verify, PosixFilePermissions.fromString("rwx------"));
    String key = folder.resolve("key.pem").toString();
    String certificate = folder.resolve("certificate.pem").toString();
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        key,
        "-out",
        certificate,
        "-subj",
        "/CN=vpn.example",
        "-days",
        "2");
    List<String> command =
        List.of(
            "openvpn",
            "--dev",
            "tun",
            "--mode",
            "server",
            "--tls-server",
            "--ifconfig-noexec",
            "--ca",
            certificate,
            "--cert",
            certificate,
            "--key",
            key,
            "--dh",
            "none",
            "--verify-client-cert",
            "none",
            "--script-security",
            "2",
            "--auth-user-pass-verify",
            verify.toString(),
            "via-file",
            "--proto",
            "udp",
            "--local",
            "127.0.0.1",
            "--port",
            Integer.toString(port));
    return RealProgram.start(command, folder.resolve("server.log"));
  }

  /** The device is null and no script runs, so that the network of the machine does not change. */
  private String profileWithoutLogin() throws IOException {
    return "client\r\ndev null\r\nnobind\r\nifconfig-noexec\r\nroute-noexec\r\nremote old.example 1 udp\r\n"
        + "auth-user-pass\r\n<ca>\r\n"
        + Files.readString(folder.resolve("certificate.pem"))
        + "</ca>\r\n";
  }

  private String connect(Path profile) throws Exception {
    Path log = Files.createTempFile(folder, "client", ".log");
    try (RealProgram client =
        RealProgram.start(List.of("openvpn", "--config", profile.toString(), "--verb", "3"), log)) {
      assertFalse(client.visibleToOthers().contains("CANARY"));
      String printed = client.printed(CONNECTED, "AUTH_FAILED");
      assertFalse(printed.contains("CANARY"), printed);
      return printed;
    }
  }

  private String run(String... command) throws Exception {
    return run(List.of(command));
  }

  private String run(List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    try (RealProgram program = RealProgram.start(command, output)) {
      return program.printed();
    }
  }
}
