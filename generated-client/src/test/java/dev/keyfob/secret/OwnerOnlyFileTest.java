package dev.keyfob.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnerOnlyFileTest {

  private static final byte[] SECRET = {7, 8};

  @TempDir Path folder;
  private final ScriptedChannel channel = new ScriptedChannel();

  @Test
  void forcesContentToDiskBeforeClosing() throws IOException {
    OwnerOnlyFile.fill(made("rw-------"), channel, SECRET);
    assertEquals(List.of("write 7", "write 8", "force true", "close"), channel.done);
  }

  @Test
  void errorLeavesNoFile() throws IOException {
    Path file = made("rw-------");
    channel.failure = new OutOfMemoryError();
    assertSame(
        channel.failure,
        assertThrows(OutOfMemoryError.class, () -> OwnerOnlyFile.fill(file, channel, SECRET)));
    assertFalse(Files.exists(file));
    assertEquals(List.of("close"), channel.done);
  }

  /** Simulates a file system without permissions, which ignores them. */
  @Test
  void deletesFileWithoutContentIfOthersCanOpenIt() throws IOException {
    Path file = made("rw-r--r--");
    assertThrows(IOException.class, () -> OwnerOnlyFile.fill(file, channel, SECRET));
    assertFalse(Files.exists(file));
    assertEquals(List.of("close"), channel.done);
  }

  @Test
  void checkAcceptsSupportedFolderWithoutChangingIt() throws IOException {
    OwnerOnlyFile.check(folder);
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void checkRejectsFileSystemWithoutOwners() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      IOException refused =
          assertThrows(IOException.class, () -> OwnerOnlyFile.check(zip.getPath("/")));
      assertTrue(refused.getMessage().contains("choose another folder"));
      Path file = zip.getPath("/token");
      assertThrows(IOException.class, () -> OwnerOnlyFile.create(file, SECRET));
      assertFalse(Files.exists(file));
    }
  }

  @Test
  void checkRejectsMissingFolder() {
    assertThrows(NoSuchFileException.class, () -> OwnerOnlyFile.check(folder.resolve("missing")));
  }

  private Path made(String permissions) throws IOException {
    Path file = Files.createFile(folder.resolve("token"));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
