package dev.keyfob.sandbox.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

  @Test
  void parsesDocumentBeyondTheParsersDefaultLimit() throws IOException {
    String description = "d".repeat(3_200_000);
    ApiDocument document =
        ApiDocument.parse("acme", "info: {description: %s}\npaths: {}\n".formatted(description));
    assertEquals(description, document.at("/info/description").asText());
  }
}
