package dev.keyfob.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.secret.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinksTest {

  @TempDir Path folder;

  record Login(String user, Secret<String> password) {}

  @Test
  void fileHasTheSecretAlone() throws Exception {
    Sinks.file(file(), Login::password).accept(login("CANARY-ü"));
    assertEquals("CANARY-ü", Files.readString(file()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanOpenTheFile() throws Exception {
    Sinks.file(file(), Login::password).accept(login("CANARY"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void openVpnLoginIsTwoLines() throws Exception {
    Sinks.openVpnLogin(file(), Login::user, Login::password).accept(login("CANARY '\"$"));
    assertEquals("ada\nCANARY '\"$\n", Files.readString(file()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANARY\nup /bin/sh", "CANARY\r", "\tCANARY"})
  void openVpnLoginThatDoesNotFitOnItsLineIsRefused(String password) {
    SecretSink<Login> sink = Sinks.openVpnLogin(file(), Login::user, Login::password);
    String message =
        assertThrows(IllegalStateException.class, () -> sink.accept(login(password))).getMessage();
    assertTrue(message.contains("the password holds a control character"));
    assertFalse(message.contains("CANARY"));
    assertFalse(Files.exists(file()));
  }

  @Test
  void openVpnLoginWithoutAUserIsRefused() {
    SecretSink<Login> sink = Sinks.openVpnLogin(file(), Login::user, Login::password);
    assertThrows(
        IllegalStateException.class, () -> sink.accept(new Login(null, Secret.of("CANARY"))));
    assertFalse(Files.exists(file()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "CANARY,T='CANARY'",
        "$(id) `id` \\ \" # ! x,T='$(id) `id` \\ \" # ! x'",
        "it's,T=\"it's\"",
        "it's $5,T='it'\\''s $5'"
      })
  void dotenvIsQuoted(String secret, String line) throws Exception {
    Sinks.dotenv(file(), "T", Login::password).accept(login(secret));
    assertEquals(line + "\n", Files.readString(file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY",
        "a b",
        "'",
        "''",
        "'$HOME'",
        "\\",
        "a\\'b",
        "\"",
        "`id`",
        "$(id)",
        "a\nb",
        "a\r\nb'\n",
        "#",
        "é€😀",
        "it's!",
        "x'; touch pwned; '"
      })
  @DisabledOnOs(OS.WINDOWS)
  void shellReadsDotenvBackExactly(String secret) throws Exception {
    Sinks.dotenv(file(), "THE_SECRET", Login::password).accept(login(secret));
    Process shell =
        new ProcessBuilder("sh", "-c", ". ./secret && printf %s \"$THE_SECRET\"")
            .directory(folder.toFile())
            .redirectError(new File("/dev/null"))
            .start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor());
    assertEquals(secret, read);
  }

  @Test
  void dotenvCannotHoldNul() {
    SecretSink<Login> sink = Sinks.dotenv(file(), "T", Login::password);
    String message =
        assertThrows(IllegalStateException.class, () -> sink.accept(login("CANARY\0")))
            .getMessage();
    assertFalse(message.contains("CANARY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1A", "A-B", "A=B", "A B", "A\n", "Ä", "A;id"})
  void nameThatIsNoVariablesIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Sinks.dotenv(file(), name, Login::password));
  }

  @Test
  void missingArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sinks.file(null, Login::password));
    assertThrows(IllegalArgumentException.class, () -> Sinks.<Login>file(file(), null));
    assertThrows(IllegalArgumentException.class, () -> Sinks.<Login>dotenv(file(), "T", null));
    assertThrows(IllegalArgumentException.class, () -> Sinks.dotenv(file(), null, Login::password));
    assertThrows(
        IllegalArgumentException.class,
        () -> Sinks.<Login>openVpnLogin(file(), null, Login::password));
    assertThrows(
        IllegalArgumentException.class, () -> Sinks.<Login>openVpnLogin(file(), Login::user, null));
  }

  @Test
  void fileThatExistsIsSeenBeforehand() throws Exception {
    Files.writeString(file(), "mine");
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    String message = assertThrows(IllegalArgumentException.class, sink::check).getMessage();
    assertTrue(message.contains(file().toString()) && message.contains("remove it"), message);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linkIsSeenBeforehandEvenWhenItLeadsNowhere() throws Exception {
    Files.createSymbolicLink(file(), folder.resolve("nowhere"));
    assertThrows(IllegalArgumentException.class, Sinks.file(file(), Login::password)::check);
  }

  @Test
  void missingFolderIsSeenBeforehand() {
    Path lost = folder.resolve("no").resolve("where");
    assertThrows(IllegalArgumentException.class, Sinks.file(lost, Login::password)::check);
  }

  @Test
  void fileSystemWithoutOwnersIsSeenBeforehand() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      SecretSink<Login> sink = Sinks.file(zip.getPath("/secret"), Login::password);
      String message = assertThrows(IllegalArgumentException.class, sink::check).getMessage();
      assertTrue(message.contains("/secret") && message.contains("choose another folder"), message);
    }
  }

  @Test
  void fileThatAppearsInBetweenIsNotReplaced() throws Exception {
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    sink.check();
    Files.writeString(file(), "mine");
    assertThrows(FileAlreadyExistsException.class, () -> sink.accept(login("CANARY")));
    assertEquals("mine", Files.readString(file()));
  }

  @Test
  void replacesFileWithOwnerOnlyFile() throws Exception {
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    sink.accept(login("CANARY-1"));
    sink.replace(login("CANARY-2"));
    assertEquals("CANARY-2", Files.readString(file()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(List.of(file()), filesInFolder());
  }

  @Test
  void readerNeverMissesFileThatIsReplaced() throws Exception {
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    sink.accept(login("CANARY-" + "1".repeat(5_000)));
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Set<Integer>> lengths =
        CompletableFuture.supplyAsync(
            () -> {
              Set<Integer> seen = new HashSet<>();
              do {
                seen.add(length(file()));
              } while (!done.get());
              return seen;
            });
    for (int i = 0; i < 50; i++) {
      sink.replace(login("CANARY-" + String.valueOf(i % 10).repeat(5_000)));
    }
    done.set(true);
    assertEquals(Set.of(5_007), lengths.get(30, TimeUnit.SECONDS));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void replacesLinkInsteadOfItsTarget() throws Exception {
    Path target = Files.writeString(folder.resolve("target"), "mine");
    Files.createSymbolicLink(file(), target);
    Sinks.file(file(), Login::password).replace(login("CANARY-2"));
    assertEquals("mine", Files.readString(target));
    assertEquals("CANARY-2", Files.readString(file()));
    assertFalse(Files.isSymbolicLink(file()));
  }

  @Test
  void leavesPreviousFileIfReplacementCannotBeWritten() throws Exception {
    SecretSink<Login> sink = Sinks.openVpnLogin(file(), Login::user, Login::password);
    sink.accept(login("CANARY-1"));
    assertThrows(IllegalStateException.class, () -> sink.replace(login("CANARY\n2")));
    assertEquals("ada\nCANARY-1\n", Files.readString(file()));
  }

  @Test
  void leavesNoTemporaryFileIfRenameFails() throws Exception {
    Files.createDirectory(file());
    Files.writeString(file().resolve("mine"), "mine");
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    assertThrows(IOException.class, () -> sink.replace(login("CANARY-2")));
    assertEquals(List.of(file()), filesInFolder());
  }

  @Test
  void removesFileAndToleratesMissingFile() throws Exception {
    SecretSink<Login> sink = Sinks.file(file(), Login::password);
    sink.accept(login("CANARY-1"));
    sink.remove(login("CANARY-1"));
    sink.remove(login("CANARY-1"));
    assertEquals(List.of(), filesInFolder());
  }

  @Test
  void callbackAcceptsEachReplacementAndRemovesNothing() throws Exception {
    List<String> accepted = new ArrayList<>();
    SecretSink<Login> sink = login -> accepted.add(login.password().reveal());
    sink.replace(login("CANARY-2"));
    sink.remove(login("CANARY-2"));
    assertEquals(List.of("CANARY-2"), accepted);
  }

  @Test
  void callbackChecksNothing() {
    SecretSink<Login> sink = login -> {};
    sink.check();
  }

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static int length(Path file) {
    try {
      return Files.readString(file).length();
    } catch (IOException missing) {
      return -1;
    }
  }

  private Path file() {
    return folder.resolve("secret");
  }

  private static Login login(String password) {
    return new Login("ada", Secret.of(password));
  }
}
