package dev.keyfob.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalRules {

  @TempDir Path temporary;
  private Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    folder = temporary.resolve("journal");
    journal = Journals.file(folder);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journal afterCrash() {
    journal.close();
    journal = Journals.file(folder);
    return journal;
  }

  private Path file() {
    return folder.resolve("journal");
  }

  @Test
  void secondUseOfFolderIsRejected() {
    JournalException failure = assertThrows(JournalException.class, () -> Journals.file(folder));
    assertTrue(failure.getMessage().contains("is in use"));
  }

  @Test
  void filesAreForTheirOwnerOnly() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    afterCrash();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
  }

  @Test
  void folderThatOthersMayWriteToIsRejected() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path open = Files.createDirectory(temporary.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(IllegalArgumentException.class, () -> Journals.file(open));
  }

  @Test
  void missingParentFolderIsRejected() {
    Path nowhere = temporary.resolve("missing").resolve("journal");
    assertThrows(IllegalArgumentException.class, () -> Journals.file(nowhere));
  }

  @Test
  void tornLineIsIgnored() throws IOException {
    journal.begin(intent());
    byte[] complete = Files.readAllBytes(file());
    journal.begin(intent());
    byte[] both = Files.readAllBytes(file());
    for (int length = complete.length; length < both.length; length += 7) {
      journal.close();
      Files.write(file(), both);
      truncate(length);
      journal = Journals.file(folder);
      assertEquals(1, journal.pending().size());
      journal.begin(intent());
      assertEquals(2, afterCrash().pending().size());
    }
  }

  private void truncate(int length) throws IOException {
    try (var channel = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  @Test
  void damagedLineIsRejected() throws IOException {
    journal.begin(intent());
    journal.begin(intent());
    journal.close();
    List<String> lines = Files.readAllLines(file());
    Files.write(file(), List.of(lines.get(0), lines.get(1).replace("SAO", "SAX"), lines.get(2)));
    JournalException failure = assertThrows(JournalException.class, () -> Journals.file(folder));
    assertTrue(failure.getMessage().startsWith("line 2 of the journal's file is damaged"));
    Files.write(file(), lines);
    journal = Journals.file(folder);
    assertEquals(2, journal.pending().size());
  }

  @Test
  void fileOfNewerMajorVersionIsRejected() throws IOException {
    journal.close();
    Files.writeString(file(), "keyfob-journal 2.0\n");
    JournalException failure = assertThrows(JournalException.class, () -> Journals.file(folder));
    assertTrue(failure.getMessage().contains("newer version"));
    Files.writeString(file(), "keyfob-journal 1.0\n");
    journal = Journals.file(folder);
  }

  @Test
  void otherFileIsRejected() throws IOException {
    journal.close();
    Files.writeString(file(), "no journal");
    assertThrows(JournalException.class, () -> Journals.file(folder));
    Files.writeString(file(), "keyfob-journal 1.0\n");
    journal = Journals.file(folder);
  }

  @Test
  void interruptedThreadRecords() {
    Thread.currentThread().interrupt();
    JournalEntry entry = journal.begin(intent());
    assertTrue(Thread.interrupted());
    journal.record(entry, IssuanceState.LOST, null);
    assertEquals(1, afterCrash().pending().size());
  }

  @Test
  void finishedEntriesDoNotAccumulate() throws IOException {
    JournalEntry pending = journal.begin(intent());
    for (int i = 0; i < 100; i++) {
      JournalEntry entry = journal.begin(intent());
      journal.record(entry, IssuanceState.RETURNED, "vpn_" + i);
    }
    long before = Files.size(file());
    afterCrash();
    assertTrue(Files.size(file()) < before);
    assertEquals(pending.id(), only(journal).entry().id());
    assertTrue(journal.isKnown(SCOPE, "vpn_7"));
  }

  @Test
  void leftoverOfCompactionIsDeleted() throws IOException {
    Path leftover = Files.writeString(folder.resolve("journal-1234"), "half");
    afterCrash();
    assertFalse(Files.exists(leftover));
  }

  @Test
  void closedJournalIsRejected() {
    journal.close();
    JournalException failure = assertThrows(JournalException.class, () -> journal.begin(intent()));
    assertTrue(failure.getMessage().contains("closed"));
  }

  @Test
  void fileHoldsOneLineForEachRecord() throws IOException {
    JournalEntry entry = journal.begin(intent());
    journal.record(entry, IssuanceState.RETURNED, "vpn_1");
    String text = Files.readString(file(), StandardCharsets.UTF_8);
    assertEquals(3, text.lines().count());
    assertTrue(text.contains("vpn_1"));
  }
}
