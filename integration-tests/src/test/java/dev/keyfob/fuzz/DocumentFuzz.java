package dev.keyfob.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Changes a document as the input's bytes say, and generates code from it. */
final class DocumentFuzz {

  @TempDir static Path folder;

  @FuzzTest
  void document(byte[] input) throws IOException {
    MutatedDocument.take(input, folder);
  }
}
