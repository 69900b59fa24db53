package dev.keyfob.journal;

import dev.keyfob.secret.OwnerOnlyFile;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Appends lines to the file of a {@link FileJournal} and forces each to disk. It locks the folder
 * against other processes. For one thread at a time.
 */
final class JournalFile implements AutoCloseable {

  private static final String FORMAT = "keyfob-journal ";
  private static final int MAJOR_VERSION = 1;
  private static final String HEADER = FORMAT + MAJOR_VERSION + ".0\n";

  private static final String REPLACEMENT = "journal-";

  private final Path file;
  private final FileChannel lock;

  // Not a channel, which an interrupt of the thread would close.
  private RandomAccessFile content;

  /** The end of the last complete line. What a failed append has left behind it is overwritten. */
  private long end;

  private JournalFile(Path file, FileChannel lock, RandomAccessFile content, long end) {
    this.file = file;
    this.lock = lock;
    this.content = content;
    this.end = end;
  }

  /**
   * Opens or creates the file.
   *
   * @param entries gets the entries of all complete lines, in their order
   */
  static JournalFile open(Path folder, Collection<StoredIssuance> entries) throws IOException {
    prepare(folder);
    FileChannel lock = lock(folder);
    try {
      Path file = folder.resolve("journal");
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        create(file, HEADER);
      }
      deleteReplacements(folder);
      long end = read(file, entries);
      return new JournalFile(file, lock, new RandomAccessFile(file.toFile(), "rw"), end);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static void prepare(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      requireOwners(parent);
      if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
    }
    requireOwners(folder);
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      if (permissions.contains(PosixFilePermission.GROUP_WRITE)
          || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IllegalArgumentException(
            "others may write to the journal's folder "
                + folder
                + ": let only its owner write there (chmod go-w)");
      }
    }
  }

  private static void requireOwners(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the journal's folder " + folder + " is no folder, or cannot be created: name another");
    }
    try {
      OwnerOnlyFile.check(folder);
    } catch (IOException noOwners) {
      throw noOwners(folder);
    }
  }

  private static IllegalArgumentException noOwners(Path folder) {
    return new IllegalArgumentException(
        "the file system of the journal's folder "
            + folder
            + " has no owner-only files: name a folder on another one");
  }

  private static FileChannel lock(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        create(file, "\n");
      } catch (IOException failure) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) { // else another process was faster
          throw failure;
        }
      }
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      // Told below.
    }
    channel.close();
    throw new JournalException(
        "the journal in "
            + folder
            + " is in use: share one journal within a process, and give each process a folder of its own",
        null);
  }

  private static void create(Path file, String text) throws IOException {
    try {
      Secret.of(text).writeTo(file); // the text is no secret, but the file is for its owner only
    } catch (IOException failure) {
      boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (!exists && String.valueOf(failure.getMessage()).contains("owner-only")) {
        throw noOwners(file.toAbsolutePath().getParent()); // found out only by creating a file
      }
      throw failure;
    }
  }

  /** Deletes what a crash during {@link #replace} has left behind. */
  private static void deleteReplacements(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, REPLACEMENT + "*")) {
      for (Path replacement : left) {
        Files.deleteIfExists(replacement);
      }
    }
  }

  /** Returns the end of the last complete line. */
  private static long read(Path file, Collection<StoredIssuance> entries) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = 0;
    int lines = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
      if (start == 0) {
        checkVersion(line);
      } else {
        lines++;
        StoredIssuance entry = EntryLine.read(line);
        if (entry == null) {
          throw damaged(lines + 1);
        }
        entries.add(entry);
      }
      start = i + 1;
    }
    if (start == 0) {
      checkVersion("");
    }
    return start;
  }

  /**
   * A crash can only cut the last line. Without a line in the middle, recovery could revoke what a
   * sink has stored.
   */
  private static JournalException damaged(int line) {
    return new JournalException(
        "line "
            + line
            + " of the journal's file is damaged: restore it from a backup; or compare the"
            + " provider's list with your own, and name another folder",
        null);
  }

  private static void checkVersion(String header) {
    String version = header.startsWith(FORMAT) ? header.substring(FORMAT.length()) : "";
    if (!version.matches("[0-9]{1,4}\\.[0-9]{1,4}")) {
      throw new JournalException("the journal's file is no journal: name another folder", null);
    }
    if (Integer.parseInt(version.substring(0, version.indexOf('.'))) > MAJOR_VERSION) {
      throw new JournalException(
          "a newer version of Keyfob has written the journal: update this one", null);
    }
  }

  /** Appends an entry; it is on the disk when this method returns. */
  void append(StoredIssuance entry) throws IOException {
    byte[] line = (EntryLine.of(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    if (content.length() != end) {
      content.setLength(end);
    }
    content.seek(end);
    content.write(line);
    content.getFD().sync();
    end += line.length;
  }

  long size() {
    return end;
  }

  /** Replaces the content by these entries; a crash leaves the old or the new content. */
  void replace(Collection<StoredIssuance> entries) throws IOException {
    List<String> lines = new ArrayList<>();
    entries.forEach(entry -> lines.add(EntryLine.of(entry) + "\n"));
    String text = HEADER + String.join("", lines);
    Path replacement = file.resolveSibling(REPLACEMENT + UUID.randomUUID());
    create(replacement, text);
    content.close(); // or Windows could not rename
    try {
      OwnerOnlyFile.rename(replacement, file);
      end = text.getBytes(StandardCharsets.UTF_8).length;
    } finally {
      content = new RandomAccessFile(file.toFile(), "rw");
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
    lock.close();
  }
}
