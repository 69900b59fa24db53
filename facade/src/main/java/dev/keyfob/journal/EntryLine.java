package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Writes an entry of a {@link FileJournal} as a line of text, and reads it. The line begins with a
 * checksum, so that one that was written in part is recognized.
 */
final class EntryLine {

  private static final String SEPARATOR = "\t";

  /** Stands for null; a text that contains it is encoded. */
  private static final String NULL = "~";

  private EntryLine() {}

  static String of(StoredIssuance stored) {
    IssuanceIntent intent = stored.intent();
    String fields =
        String.join(
            SEPARATOR,
            encode(stored.entry().id()),
            String.valueOf(stored.entry().fence()),
            stored.state().name(),
            encode(stored.credentialId()),
            String.valueOf(stored.startedAt()),
            String.valueOf(stored.changedAt()),
            encode(intent.scope().baseUrl()),
            encode(intent.scope().account()),
            encode(intent.instance()),
            encode(intent.operationId()),
            encode(intent.subject()),
            encode(intent.target()),
            encode(intent.credentialId()),
            encode(intent.serverTime() == null ? null : intent.serverTime().toString()),
            String.valueOf(intent.maxDuration().toMillis()));
    return checksum(fields) + SEPARATOR + fields;
  }

  /** Returns the entry, or null if the line is incomplete or damaged. */
  static @Nullable StoredIssuance read(String line) {
    int end = line.indexOf(SEPARATOR);
    if (end < 0 || !checksum(line.substring(end + 1)).equals(line.substring(0, end))) {
      return null;
    }
    String[] fields = line.substring(end + 1).split(SEPARATOR, -1);
    String[] texts = Arrays.stream(fields).map(EntryLine::decode).toArray(String[]::new);
    try {
      return new StoredIssuance(
          new JournalEntry(texts[0], Long.parseLong(fields[1])),
          new IssuanceIntent(
              new IssuanceScope(texts[6], texts[7]),
              texts[8],
              texts[9],
              texts[10],
              texts[11],
              texts[12],
              texts[13] == null ? null : Instant.parse(texts[13]),
              Duration.ofMillis(Long.parseLong(fields[14]))),
          IssuanceState.valueOf(fields[2]),
          texts[3],
          Long.parseLong(fields[4]),
          Long.parseLong(fields[5]));
    } catch (RuntimeException damaged) {
      return null;
    }
  }

  private static String checksum(String fields) {
    CRC32 sum = new CRC32();
    sum.update(fields.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String encode(@Nullable String text) {
    return text == null ? NULL : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static @Nullable String decode(String field) {
    return field.equals(NULL) ? null : URLDecoder.decode(field, StandardCharsets.UTF_8);
  }
}
