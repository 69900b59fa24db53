package dev.keyfob.journal;

/**
 * Names an entry of a journal and the claim by which it may be changed.
 *
 * @param id the entry's id, unique within the journal
 * @param fence the number of the claim; each new claim has a higher one, and older ones can change
 *     nothing any more
 * @since 0.1.0
 */
public record JournalEntry(String id, long fence) {}
