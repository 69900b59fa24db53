package dev.keyfob.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PortNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "443", "8443", "65535"})
  void portIsANumber(String text) {
    assertEquals(Integer.valueOf(text), PortNumber.orNull(text));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"0", "65536", "99999999999", "-1", "+1", "80 ", "http", "１"})
  void returnsNullForInvalidPort(String text) {
    assertNull(PortNumber.orNull(text));
  }
}
