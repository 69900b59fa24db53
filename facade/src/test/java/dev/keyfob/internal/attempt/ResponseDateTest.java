package dev.keyfob.internal.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void formsOfRfc9110AreRead(String header) {
    assertEquals(Instant.parse("1994-11-06T08:49:37Z"), new ResponseDate(header).instant());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "yesterday", "S\u00f8ndag 6. november", "Sun, 06 Nov 1994"})
  void otherTextIsNoDate(String header) {
    assertNull(new ResponseDate(header).instant());
  }
}
