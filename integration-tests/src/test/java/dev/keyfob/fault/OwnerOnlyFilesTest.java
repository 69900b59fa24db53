package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that other users can never read a delivered file, and that no link is followed. */
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason = "there, an access control list says who may read")
final class OwnerOnlyFilesTest {

  private static final Secret<String> SECRET = Secret.of("CANARY-" + "x".repeat(1 << 20));

  @TempDir Path folder;

  private Path file;

  /** A method that writes a secret to a file, with its name. */
  private record Way(String name, Function<Path, SecretSink<Secret<String>>> to) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("writeTo", file -> secret -> secret.writeTo(file)),
        new Way("file", file -> Sinks.file(file, secret -> secret)),
        new Way(
            "openVpnLogin", file -> Sinks.openVpnLogin(file, secret -> "user", secret -> secret)),
        new Way("dotenv", file -> Sinks.dotenv(file, "KEY", secret -> secret)));
  }

  @BeforeEach
  void name() {
    file = folder.resolve("secret");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void fileIsReadableByItsOwnerOnlyFromTheFirstByte(Way way) throws Exception {
    WatchedFiles watched = new WatchedFiles(file);
    SecretSink<Secret<String>> sink = way.to.apply(watched.path());
    sink.check();
    sink.accept(SECRET);
    assertEquals(List.of("rw------- 0"), watched.made());
    assertTrue(Files.readString(file).contains(SECRET.reveal()));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void doesNotFollowLinkToAFile(Way way) throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "as it was");
    Files.createSymbolicLink(file, target);
    assertThrows(FileAlreadyExistsException.class, () -> way.to.apply(file).accept(SECRET));
    assertEquals("as it was", Files.readString(target));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void doesNotFollowDanglingLink(Way way) throws IOException {
    Path target = folder.resolve("target");
    Files.createSymbolicLink(file, target);
    assertThrows(FileAlreadyExistsException.class, () -> way.to.apply(file).accept(SECRET));
    assertFalse(Files.exists(target, LinkOption.NOFOLLOW_LINKS));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void doesNotFollowLinkThatAppearsAfterTheCheck(Way way) throws Exception {
    SecretSink<Secret<String>> sink = way.to.apply(file);
    sink.check();
    Path target = folder.resolve("target");
    Files.createSymbolicLink(file, target);
    assertThrows(FileAlreadyExistsException.class, () -> sink.accept(SECRET));
    assertFalse(Files.exists(target, LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.isSymbolicLink(file), "a link that the sink did not create was removed");
  }
}
