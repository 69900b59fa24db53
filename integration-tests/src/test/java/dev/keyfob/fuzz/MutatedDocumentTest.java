package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks the same mutated documents in every build; the fuzzer generates others. */
class MutatedDocumentTest {

  private static final int DOCUMENTS = Integer.getInteger("keyfob.mutations", 500);

  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void invariantsHoldForMutatedDocuments() throws IOException {
    Random random = new Random(20);
    int accepted = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] input = new byte[32];
      random.nextBytes(input);
      int number = i;
      try {
        accepted += MutatedDocument.take(input, folder) ? 1 : 0;
      } catch (RuntimeException | AssertionError | StackOverflowError failure) {
        throw new AssertionError("document " + number + ": " + failure, failure);
      }
    }
    assertTrue(accepted > DOCUMENTS / 10, accepted + " documents were accepted");
  }
}
