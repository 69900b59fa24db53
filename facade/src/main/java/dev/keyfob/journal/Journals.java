package dev.keyfob.journal;

import dev.keyfob.internal.text.Preconditions;
import java.nio.file.Path;

/**
 * Creates journals.
 *
 * @since 0.1.0
 */
public final class Journals {

  private Journals() {}

  /**
   * Opens the journal in a folder, or creates both. Only the owner can read the folder's files.
   * Each record is forced to disk before the method that writes it returns.
   *
   * <p>One process can use the folder at a time. Close the journal after the clients that use it.
   * Issuances that an earlier process has left unfinished can be recovered at once.
   *
   * <p>What a crash has written in part is ignored. Finished issuances are removed from time to
   * time.
   *
   * @param folder the folder, used by nothing else
   * @return the journal
   * @throws IllegalArgumentException if the file system has no owners, or if others may write to
   *     the folder
   * @throws JournalException if another process uses the journal, if a newer version has written
   *     it, or if it cannot be read or written
   */
  public static Journal file(Path folder) {
    return FileJournal.open(Preconditions.present("folder", folder));
  }
}
