package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Variables;
import dev.keyfob.vless.VlessLink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSinksTest {

  @TempDir private Path folder;

  /** A credential with all parts that the sinks read. */
  private record Issued(VlessLink link, String host, Secret<String> password) {

    static Issued with(String secret) {
      return new Issued(
          VlessLink.parse(Secret.of("vless://" + secret + "@node.example:443?security=tls")),
          "vpn.example",
          Secret.of(secret));
    }

    OpenVpnLogin login() {
      return new OpenVpnLogin(host, 1194, "ada", password);
    }
  }

  /** A sink, with its name and the number of files that it writes. */
  private record Writer(String name, int files, BiFunction<Path, Path, SecretSink<Issued>> create) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Writer> writers() {
    return Stream.of(
        new Writer(
            "xray",
            1,
            (one, two) -> ConnectionSinks.xray(one, Issued::link, LocalProxy.socks(1080))),
        new Writer(
            "singBox",
            1,
            (one, two) -> ConnectionSinks.singBox(one, Issued::link, LocalProxy.http(8080))),
        new Writer(
            "openVpn",
            2,
            (one, two) ->
                ConnectionSinks.openVpn(OpenVpnProfile.of("client\n"), two, one, Issued::login)),
        new Writer("ipmitool", 1, (one, two) -> ConnectionSinks.ipmitool(one, Issued::password)),
        new Writer(
            "kubernetesSecret",
            1,
            (one, two) ->
                ConnectionSinks.kubernetesSecret(
                    one, "key", Variables.of("KEY", Issued::password))));
  }

  @ParameterizedTest
  @MethodSource("writers")
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanReadTheFiles(Writer writer) throws Exception {
    SecretSink<Issued> sink = sink(writer);
    sink.check();
    sink.accept(Issued.with("CANARY-one"));
    assertEquals(writer.files(), files().size());
    for (Path file : files()) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertTrue(Files.readString(one()).contains("CANARY-one"));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void refreshReplacesAndCloseRemovesTheFiles(Writer writer) throws Exception {
    SecretSink<Issued> sink = sink(writer);
    sink.accept(Issued.with("CANARY-one"));
    sink.replace(Issued.with("CANARY-two"));
    assertEquals(writer.files(), files().size());
    assertFalse(Files.readString(one()).contains("CANARY-one"));
    assertTrue(Files.readString(one()).contains("CANARY-two"));
    sink.remove(Issued.with("CANARY-two"));
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @MethodSource("writers")
  void existingFileIsNotOverwritten(Writer writer) throws Exception {
    Path last = writer.files() == 1 ? one() : folder.resolve("two");
    Files.writeString(last, "as it was");
    SecretSink<Issued> sink = sink(writer);
    assertThrows(IllegalArgumentException.class, sink::check);
    assertThrows(FileAlreadyExistsException.class, () -> sink.accept(Issued.with("CANARY-secret")));
    assertEquals(List.of(last), files());
    assertEquals("as it was", Files.readString(last));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void textOfASinkShowsFilesOnly(Writer writer) throws Exception {
    SecretSink<Issued> sink = sink(writer);
    sink.accept(Issued.with("CANARY-secret"));
    assertFalse(sink.toString().contains("CANARY"));
    assertTrue(sink.toString().contains(one().toString()));
  }

  @Test
  void openVpnWritesAProfileThatNamesTheLogin() throws Exception {
    sink(writers().filter(writer -> writer.name().equals("openVpn")).findAny().get())
        .accept(Issued.with("CANARY-secret"));
    assertEquals(
        "client\nremote vpn.example 1194\nauth-user-pass \"" + one() + "\"\n",
        Files.readString(folder.resolve("two")));
    assertEquals("ada\nCANARY-secret\n", Files.readString(one()));
  }

  @Test
  void openVpnWritesNothingWithoutAHost() {
    SecretSink<Issued> sink =
        ConnectionSinks.openVpn(OpenVpnProfile.of(""), one(), folder.resolve("two"), Issued::login);
    Issued withoutHost = new Issued(Issued.with("CANARY").link(), null, Secret.of("CANARY"));
    assertEquals(
        "the host is missing",
        assertThrows(IllegalArgumentException.class, () -> sink.accept(withoutHost)).getMessage());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void openVpnNeedsTwoFiles() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ConnectionSinks.openVpn(
                OpenVpnProfile.of(""), one(), folder.resolve("./one"), Issued::login));
  }

  @Test
  void linkThatCannotBeCarriedLeavesNoFile() throws IOException {
    SecretSink<VlessLink> sink =
        ConnectionSinks.singBox(one(), link -> link, LocalProxy.socks(1080));
    VlessLink link = VlessLink.parse(Secret.of("vless://CANARY@node.example:443?type=xhttp"));
    assertThrows(IllegalArgumentException.class, () -> sink.accept(link));
    assertEquals(List.of(), files());
  }

  @Test
  void ipmitoolReadsThePasswordFromItsVariable() throws Exception {
    ConnectionSinks.ipmitool(one(), Issued::password).accept(Issued.with("CANARY $`'"));
    assertEquals("IPMITOOL_PASSWORD='CANARY $`'\\'''\n", Files.readString(one()));
  }

  @Test
  void kubernetesSecretHasAKeyForEachVariable() throws Exception {
    ConnectionSinks.kubernetesSecret(
            one(),
            "latitude.api-key",
            Variables.of("ONE", Issued::password).and("TWO", Issued::password))
        .accept(Issued.with("CANARY-\"\\<ü"));
    assertEquals(
        JsonParser.parseString(
            """
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "latitude.api-key"},
             "type": "Opaque", "stringData": {"ONE": "CANARY-\\"\\\\<ü", "TWO": "CANARY-\\"\\\\<ü"}}
            """),
        JsonParser.parseString(Files.readString(one())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Key", "a_b", "-a", "a-", "a..b", "a/b"})
  void invalidNameOfAKubernetesSecretIsRefused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConnectionSinks.kubernetesSecret(one(), name, Variables.of("KEY", Issued::password)));
  }

  private SecretSink<Issued> sink(Writer writer) {
    return writer.create().apply(one(), folder.resolve("two"));
  }

  /** The file with the secret. */
  private Path one() {
    return folder.resolve("one");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
