package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(CountedTries.class)
class UnknownFieldsPropertyTest {

  private final Gson gson = LatitudeAdapters.gson();

  @Provide
  Arbitrary<Map<String, String>> undeclared() {
    return Texts.fields("x_", Texts.json(Quiet.CANARY));
  }

  @Provide
  Arbitrary<Map<String, String>> declared() {
    Arbitrary<String> names =
        Arbitraries.of(
            "name", "token", "read_only", "allowed_ips", "created_at", "last_used_at", "user");
    return Arbitraries.maps(names, Texts.json("")).ofMaxSize(7);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void undeclaredFieldsAreWrittenBackUnchanged(@ForAll("undeclared") Map<String, String> fields) {
    String json = Texts.object(fields);
    String written = gson.toJson(gson.fromJson(json, ApiKeyDataAttributes.class));
    assertEquals(normal(json), normal(written));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void toStringShowsOnlyTheNamesOfUndeclaredFields(
      @ForAll("undeclared") Map<String, String> fields) {
    ApiKeyDataAttributes record = gson.fromJson(Texts.object(fields), ApiKeyDataAttributes.class);
    assertEquals(fields.keySet(), record.unknownFields().names());
    assertFalse(record.toString().contains(Quiet.CANARY), "a value is shown");
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void declaredFieldsKeepValuesOfAnyType(@ForAll("declared") Map<String, String> fields) {
    String json = Texts.object(fields);
    String written = gson.toJson(gson.fromJson(json, ApiKeyDataAttributes.class));
    assertEquals(List.of(), Loss.between(json, written));
  }

  /**
   * Returns the JSON with one way of escaping characters. The digits of numbers and the order of
   * fields are kept.
   */
  private static String normal(String json) {
    return JsonParser.parseString(json).toString();
  }
}
