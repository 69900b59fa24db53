package dev.keyfob.internal.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

  @Test
  void structureAndOrderAreKept() {
    Map<?, ?> map = (Map<?, ?>) plain("{\"b\":[1,\"x\",true,null,{}],\"a\":null}");
    assertEquals("[b, a]", map.keySet().toString());
    assertEquals("[1, x, true, null, {}]", map.get("b").toString());
    assertNull(map.get("a"));
    assertTrue(map.containsKey("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "443", "999999999999999999", "-999999999999999999"})
  void wholeNumbersAreLongs(String number) {
    assertEquals(Long.valueOf(number), plain(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "0.10", "12345678901234567890", "-1E-200", "9e9999"})
  void otherNumbersKeepTheirDigits(String number) {
    assertEquals(new BigDecimal(number), plain(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1e999999999", "-1E-2000000", "1e00010"})
  void numberBeyondAllMeasureIsText(String number) {
    assertEquals(number, plain(number));
  }

  @Test
  void numberWithTooManyDigitsIsText() {
    assertEquals("9".repeat(401), plain("9".repeat(401)));
  }

  @Test
  void nothingCanBeChanged() {
    Map<?, ?> map = (Map<?, ?>) plain("{\"list\":[1]}");
    assertThrows(UnsupportedOperationException.class, map::clear);
    assertThrows(UnsupportedOperationException.class, ((List<?>) map.get("list"))::clear);
  }

  private static Object plain(String json) {
    return JsonValues.of(JsonParser.parseString(json));
  }
}
