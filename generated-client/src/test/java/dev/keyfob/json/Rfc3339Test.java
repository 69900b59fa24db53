package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-01-14T15:57:20+00:00, 2026-01-14T15:57:20Z",
    "2026-01-14T15:57:20Z, 2026-01-14T15:57:20Z",
    "2026-01-14t15:57:20z, 2026-01-14T15:57:20Z",
    "2026-01-14T15:57:20.5-03:00, 2026-01-14T15:57:20.5-03:00",
    "2026-01-14T15:57:20.123456789Z, 2026-01-14T15:57:20.123456789Z",
    "2026-01-14T15:57:20+0200, 2026-01-14T15:57:20+02:00",
    "2026-01-14T15:57:20+02, 2026-01-14T15:57:20+02:00",
    "2026-01-14T15:57Z, 2026-01-14T15:57:00Z",
    "2026-01-14 15:57:20Z, 2026-01-14T15:57:20Z",
    "2026-01-14 15:57:20 UTC, 2026-01-14T15:57:20Z",
    "2026-01-14 15:57:20 +0100, 2026-01-14T15:57:20+01:00",
    "'Wed, 14 Jan 2026 15:57:20 GMT', 2026-01-14T15:57:20Z",
    "'14 Jan 2026 15:57 +0100', 2026-01-14T15:57:00+01:00",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
  })
  void parsesUnambiguousForms(String text, String time) {
    assertEquals(OffsetDateTime.parse(time), Rfc3339.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "never",
        "2026-01-14",
        "2026-01-14T15:57:20",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-14T24:00:01Z",
        "2026-01-14T15:60:00Z",
        "2026-00-14T15:57:20Z",
        "2026-04-31T15:57:20Z",
        "Thu, 14 Jan 2026 15:57:20 GMT",
        "Sat, 31 Feb 2026 15:57:20 GMT",
        "14 Jan 2026 15:57:20 +1900",
        "2026-01-14T15:57:20+99:00",
        "2026-01-14T15:57:20.Z",
        "1768406240",
        "2026-01-14T15:57:20Zz"
      })
  void returnsNullForInvalidOrAmbiguousText(String text) {
    assertNull(Rfc3339.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-14T15:57:20Z",
        "2026-01-14T15:57:00Z",
        "2026-01-14T15:57:20.120Z",
        "2026-01-14T15:57:20-03:30"
      })
  void parsesItsOwnOutput(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    assertEquals(time, Rfc3339.parse(Rfc3339.format(time)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-15T00:00:00Z", "2026-02-14T00:00:00Z", "2025-01-14T00:00:00Z"})
  void cachedDayIsNotReturnedForAnother(String other) {
    Rfc3339.parse("2026-01-14T15:57:20Z");
    assertEquals(OffsetDateTime.parse(other), Rfc3339.parse(other));
  }

  @Test
  void timesOfOneDayShareItsObject() {
    OffsetDateTime first = Rfc3339.parse("2026-01-14T15:57:20Z");
    Rfc3339.parse("2026-02-14T15:57:20Z");
    OffsetDateTime second = Rfc3339.parse("2026-01-14T16:57:20+02:00");
    assertSame(first.toLocalDate(), second.toLocalDate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-31T23:59:59Z",
        "2026-01-01T00:00:00Z",
        "2026-01-31T00:59:00.1Z",
        "2026-04-30T23:00:59.000000001Z",
        "2026-01-14T15:57:20+17:59",
        "2026-01-14T15:57:20-17:59",
        "2026-01-14T15:57:20+00:59"
      })
  void parsesLimitsOfEachField(String text) {
    assertEquals(OffsetDateTime.parse(text), Rfc3339.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-32T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-14T23:59:60.5Zx",
        "2026-01-14T15:57:20+17:60",
        "2026-01-14T15:57:20.1234567890Z",
        "20x6-01-14T15:57:20Z",
        "2026-0x-14T15:57:20Z",
        "2026-01-14T1x:57:20Z",
        "2026-01-14T15:5x:20Z",
        "2026-01-14T15:57:2xZ",
        "2026-01-1xT15:57:20Z",
        "2026-01-14T15:57:20*02:00",
        "2026-01-14T15:57:20+0x:00"
      })
  void returnsNullBeyondLimitsOfAField(String text) {
    assertNull(Rfc3339.parse(text));
  }

  @Test
  void parsesDates() {
    assertEquals(LocalDate.of(2026, 1, 14), Rfc3339.parseDate("2026-01-14"));
    assertEquals(LocalDate.of(2024, 2, 29), Rfc3339.parseDate("2024-02-29"));
    assertNull(Rfc3339.parseDate("2025-02-29"));
    assertNull(Rfc3339.parseDate("14.01.2026"));
    assertNull(Rfc3339.parseDate("2026-01-14T"));
    assertNull(Rfc3339.parseDate("+9999999999-01-14"));
  }

  @Test
  void daysWithTheSamePlaceInTheCacheAreToldApart() {
    for (int day = 1; day <= 28; day++) {
      for (int month = 1; month <= 12; month++) {
        String text = "2026-%02d-%02dT00:00:00Z".formatted(month, day);
        assertEquals(OffsetDateTime.parse(text), Rfc3339.parse(text));
      }
    }
  }
}
