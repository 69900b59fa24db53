package dev.keyfob.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Creates files that only their owner can open, from the first byte on, and forces them to disk.
 *
 * @since 0.1.0
 */
public final class OwnerOnlyFile {

  private static final String NONE =
      "this file system has no owner-only files: choose another folder for the secret";
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private OwnerOnlyFile() {}

  /**
   * Checks whether a folder's file system supports owner-only files, without changing anything.
   *
   * <p>Some file systems mounted without owners (vfat) claim support they do not have. That is
   * detected after the file is created, before anything is written to it.
   *
   * @param folder the folder of the file
   * @throws IOException if the file system has no owner-only files, or the folder cannot be read
   */
  public static void check(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    String view = view(folder.getFileSystem());
    if (!store.supportsFileAttributeView(view)) {
      throw new IOException(NONE);
    }
  }

  /**
   * Replaces a file, or a link in its place, by another file of the same folder. The change is
   * atomic for readers, and on the disk when this method returns if the file system can do that.
   *
   * @param replacement the new file, which loses its name; deleted if it cannot be renamed
   * @param file the name it gets
   * @throws IOException if the file system cannot replace the file atomically
   */
  public static void rename(Path replacement, Path file) throws IOException {
    try {
      Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException failure) {
      deleteIncomplete(replacement, failure);
      throw failure;
    }
    forceFolder(file.toAbsolutePath().getParent());
  }

  /**
   * Defers an interrupt, which would close the channel: the caller may have the only copy of a
   * secret.
   */
  static void create(Path file, byte[] content) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!created(file, content)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns false if an interrupt prevented it; nothing is left of the file then. */
  private static boolean created(Path file, byte[] content) throws IOException {
    try {
      createUnlessInterrupted(file, content);
      return true;
    } catch (ClosedByInterruptException interrupt) {
      // The file could not be deleted.
      if (interrupt.getSuppressed().length > 0) {
        throw interrupt;
      }
      return false;
    }
  }

  private static void createUnlessInterrupted(Path file, byte[] content) throws IOException {
    // CREATE_NEW is O_EXCL: it fails if the path exists, and does not follow a link there.
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    fill(file, Files.newByteChannel(file, options, ownerOnly(file.getFileSystem())), content);
    forceFolder(file.toAbsolutePath().getParent());
  }

  /**
   * Writes the content.
   *
   * @param channel the channel of the new file
   */
  static void fill(Path file, SeekableByteChannel channel, byte[] content) throws IOException {
    try (channel) {
      requireOwnerOnly(file);
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (channel instanceof FileChannel onDisk) {
        onDisk.force(true);
      }
    } catch (IOException | RuntimeException | Error failure) {
      deleteIncomplete(file, failure);
      throw failure;
    }
  }

  /** Checks the permissions that the system has actually set. */
  private static void requireOwnerOnly(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
      throw new IOException(NONE);
    }
  }

  /**
   * Forces the folder to disk, so that a crash does not lose the file's name. Failures are ignored:
   * the content is safe, and not every system supports it.
   */
  private static void forceFolder(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (ClosedByInterruptException interrupt) {
      Thread.interrupted();
      forceFolder(folder);
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException impossible) {
      // Windows cannot open folders, and some file systems have no such channels.
    }
  }

  private static void deleteIncomplete(Path file, Throwable failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | RuntimeException left) {
      failure.addSuppressed(left);
    }
  }

  /** Returns the attribute view by which the file system restricts access. */
  private static String view(FileSystem files) throws IOException {
    Set<String> views = files.supportedFileAttributeViews();
    if (!views.contains("posix") && !views.contains("acl")) {
      throw new IOException(NONE);
    }
    return views.contains("posix") ? "posix" : "acl";
  }

  private static FileAttribute<?> ownerOnly(FileSystem files) throws IOException {
    return view(files).equals("posix")
        ? PosixFilePermissions.asFileAttribute(OWNER)
        : ownerOnlyAcl(files);
  }

  private static FileAttribute<List<AclEntry>> ownerOnlyAcl(FileSystem files) throws IOException {
    UserPrincipal owner =
        files
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
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
