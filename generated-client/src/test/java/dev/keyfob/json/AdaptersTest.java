package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdaptersTest {

  @Test
  void stringKeepsDigitsOfANumber() throws IOException {
    assertEquals("1.10", Adapters.STRING.fromJson("1.10"));
    assertEquals(
        "123456789012345678901234567890",
        Adapters.STRING.fromJson("123456789012345678901234567890"));
  }

  @Test
  void readsNumbersFromStrings() throws IOException {
    assertEquals(8443L, Adapters.LONG.fromJson("\"8443\""));
    assertEquals(8443, Adapters.INTEGER.fromJson("\"8443\""));
    assertEquals(new BigDecimal("1.50"), Adapters.DECIMAL.fromJson("\"1.50\""));
  }

  @Test
  void readsIntegersWrittenAsDecimals() throws IOException {
    assertEquals(8443L, Adapters.LONG.fromJson("8443.0"));
    assertEquals(1000L, Adapters.LONG.fromJson("1e3"));
    assertEquals(Long.MIN_VALUE, Adapters.LONG.fromJson("-9223372036854775808"));
  }

  @Test
  void readsBooleansFromStrings() throws IOException {
    assertEquals(true, Adapters.BOOLEAN.fromJson("\"true\""));
    assertEquals(false, Adapters.BOOLEAN.fromJson("false"));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of(Adapters.STRING, "true"),
        Arguments.of(Adapters.STRING, "{\"a\":[1]}"),
        Arguments.of(Adapters.BOOLEAN, "1"),
        Arguments.of(Adapters.BOOLEAN, "\"yes\""),
        Arguments.of(Adapters.INTEGER, "4294967296"),
        Arguments.of(Adapters.LONG, "1.5"),
        Arguments.of(Adapters.LONG, "1e999999999"),
        Arguments.of(Adapters.LONG, "\"CANARY-number\""),
        Arguments.of(Adapters.DECIMAL, "1e99999999"),
        Arguments.of(Adapters.DATE_TIME, "\"CANARY-time\""),
        Arguments.of(Adapters.DATE_TIME, "1768406240"),
        Arguments.of(Adapters.DATE, "\"14.01.2026\""),
        Arguments.of(Adapters.JSON_OBJECT, "[1,null]"),
        Arguments.of(Adapters.list(Adapters.STRING), "\"CANARY-list\""),
        Arguments.of(Adapters.list(Adapters.STRING), "[\"CANARY-1\",null,{\"a\":null},3,[]]"),
        Arguments.of(Adapters.list(Adapters.DECIMAL), "[1E+999,\"CANARY-x\"]"),
        Arguments.of(Adapters.map(Adapters.DECIMAL), "{\"a\":1E+999,\"b\":\"CANARY-x\"}"),
        Arguments.of(
            Adapters.map(Adapters.LONG), "{\"a\":1,\"b\":null,\"c\":\"CANARY-c\",\"d\":[]}"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void mismatchHoldsTheWholeValue(TypeAdapter<?> adapter, String json) {
    MismatchException mismatch =
        assertThrows(MismatchException.class, () -> adapter.fromJson(json));
    assertEquals(withTextNumbers(json), withTextNumbers(mismatch.json().reveal().toString()));
    assertFalse(mismatch.toString().contains("CANARY"));
  }

  /** The list had already read the number 3 as text when it met a value that does not fit. */
  private static String withTextNumbers(String json) {
    return JsonParser.parseString(json).toString().replace("\"3\"", "3");
  }

  @Test
  void listsAndMapsKeepNulls() throws IOException {
    assertEquals(Arrays.asList("a", null), Adapters.list(Adapters.STRING).fromJson("[\"a\",null]"));
    Map<String, Long> map = Adapters.map(Adapters.LONG).fromJson("{\"a\":1,\"b\":null}");
    assertEquals("{\"a\":1,\"b\":null}", Adapters.map(Adapters.LONG).toJson(map));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.10", "1E+2", "123456789012345678901234567890.5", "0"})
  void decimalsSurviveARoundTrip(String number) throws IOException {
    assertEquals(number, Adapters.DECIMAL.toJson(Adapters.DECIMAL.fromJson(number)));
  }

  @Test
  void secretsAreReadAndWrittenInClear() throws IOException {
    var secrets = Adapters.secret(Adapters.list(Adapters.STRING));
    var secret = secrets.fromJson("[\"CANARY-1\",\"CANARY-2\"]");
    assertEquals(List.of("CANARY-1", "CANARY-2"), secret.reveal());
    assertEquals("[\"CANARY-1\",\"CANARY-2\"]", secrets.toJson(secret));
  }

  @Test
  void undescribedJsonKeepsDigitsAndNulls() throws IOException {
    String json = "{\"a\":1.10,\"b\":null,\"c\":[12345678901234567890]}";
    assertEquals(json, Adapters.JSON.toJson(Adapters.JSON.fromJson(json)));
  }

  @Test
  void numbersMayHave400Characters() throws IOException {
    String longest = "1".repeat(400);
    assertEquals(new BigDecimal(longest), Adapters.DECIMAL.fromJson("\"" + longest + "\""));
    assertThrows(MismatchException.class, () -> Adapters.DECIMAL.fromJson("\"" + longest + "1\""));
  }

  @Test
  void exponentsMayHaveFourCharacters() throws IOException {
    assertEquals(new BigDecimal("1e9999"), Adapters.DECIMAL.fromJson("1e9999"));
    assertEquals(new BigDecimal("1E-999"), Adapters.DECIMAL.fromJson("1E-999"));
    assertThrows(MismatchException.class, () -> Adapters.DECIMAL.fromJson("1e10000"));
  }

  @Test
  void listsOfMapsReadAndWriteEachMapToItsEnd() throws IOException {
    var adapter = Adapters.list(Adapters.map(Adapters.LONG));
    String json = "[{\"a\":1},{\"b\":null},{}]";
    assertEquals(json, adapter.toJson(adapter.fromJson(json)));
  }

  @Test
  void listsOfMapsKeepWhatFollowsAMisfit() {
    String json = "[{\"a\":\"CANARY-a\",\"b\":2},{\"c\":3}]";
    MismatchException mismatch =
        assertThrows(
            MismatchException.class,
            () -> Adapters.list(Adapters.map(Adapters.LONG)).fromJson(json));
    assertEquals(json, mismatch.json().reveal().toString());
  }

  @Test
  void booleansAreReadFromNoOtherText() {
    assertThrows(MismatchException.class, () -> Adapters.BOOLEAN.fromJson("\"\""));
    assertThrows(MismatchException.class, () -> Adapters.BOOLEAN.fromJson("\"1\""));
  }

  @Test
  void frozenListsAreCopiesThatCannotBeChanged() {
    List<String> list = new ArrayList<>(List.of("a"));
    List<String> frozen = Adapters.frozen(list);
    list.add("b");
    assertEquals(List.of("a"), frozen);
    assertThrows(UnsupportedOperationException.class, () -> frozen.add("c"));
    assertNull(Adapters.frozen((List<String>) null));
    assertNull(Adapters.frozen((Map<String, String>) null));
    assertEquals(Map.of("a", "b"), Adapters.frozen(Map.of("a", "b")));
  }
}
