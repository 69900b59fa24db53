package dev.keyfob.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A new file that nobody but its owner can open, from its first byte on. */
final class OwnerOnlyFile {

  private OwnerOnlyFile() {}

  static void create(Path file, byte[] content) throws IOException {
    // CREATE_NEW is O_EXCL: it fails on whatever stands there and follows no link.
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    SeekableByteChannel channel = Files.newByteChannel(file, options, ownerOnly(file.getFileSystem()));
    try (channel) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException | RuntimeException failure) {
      removeHalfWritten(file, failure);
      throw failure;
    }
  }

  private static void removeHalfWritten(Path file, Exception failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      failure.addSuppressed(left);
    }
  }

  private static FileAttribute<?> ownerOnly(FileSystem files) throws IOException {
    Set<String> views = files.supportedFileAttributeViews();
    if (views.contains("posix")) {
      return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
    if (views.contains("acl")) {
      return ownerOnlyAcl(files);
    }
    throw new IOException("this file system has no owner-only files: choose another folder for the secret");
  }

  private static FileAttribute<List<AclEntry>> ownerOnlyAcl(FileSystem files) throws IOException {
    UserPrincipal owner =
        files.getUserPrincipalLookupService().lookupPrincipalByName(System.getProperty("user.name"));
    List<AclEntry> entries =
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build());
    return new FileAttribute<>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return entries;
      }
    };
  }
}
