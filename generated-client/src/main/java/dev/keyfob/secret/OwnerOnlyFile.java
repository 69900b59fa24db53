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
 * A new file that nobody but its owner can open, from its first byte on, and that is on the disk
 * when it is made.
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
   * Says beforehand, without touching anything, that a folder cannot have such a file.
   *
   * <p>It asks what the file system says of itself. Some that are mounted without owners (vfat) say
   * more than they can do: that is noticed when the file has been made, before anything is written
   * to it.
   *
   * @param folder where the file would be
   * @throws IOException when its file system knows no owner-only files, or the folder cannot be
   *     looked at
   */
  public static void check(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    String view = view(folder.getFileSystem());
    if (!store.supportsFileAttributeView(view)) {
      throw new IOException(NONE);
    }
  }

  /**
   * Puts an interrupt off until afterwards: it closes a channel, and who writes a secret may have
   * its only copy.
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

  /** Whether it was; false when an interrupt has come between, and nothing is left of the file. */
  private static boolean created(Path file, byte[] content) throws IOException {
    try {
      createUnlessInterrupted(file, content);
      return true;
    } catch (ClosedByInterruptException interrupt) {
      if (interrupt.getSuppressed().length > 0) { // it could not be removed
        throw interrupt;
      }
      return false;
    }
  }

  private static void createUnlessInterrupted(Path file, byte[] content) throws IOException {
    // CREATE_NEW is O_EXCL: it fails on whatever stands there, and follows no link that stands
    // there itself.
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    fill(file, Files.newByteChannel(file, options, ownerOnly(file.getFileSystem())), content);
    forceFolder(file.toAbsolutePath().getParent());
  }

  /**
   * @param channel to the file, which has just been made
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
      removeHalfWritten(file, failure);
      throw failure;
    }
  }

  /** What the system has made of the permissions that the file was to have. */
  private static void requireOwnerOnly(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
      throw new IOException(NONE);
    }
  }

  /**
   * So that a crash does not take the name. Not every system can do that, and the content is safe
   * by then.
   */
  private static void forceFolder(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (ClosedByInterruptException interrupt) {
      Thread.interrupted();
      forceFolder(folder);
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException impossible) {
      // Windows opens no folders, and other file systems have no channels of this kind.
    }
  }

  private static void removeHalfWritten(Path file, Throwable failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException | RuntimeException left) {
      failure.addSuppressed(left);
    }
  }

  /** What a file system has to tell owners from others by. */
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
