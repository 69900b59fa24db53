package dev.keyfob.connect;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.util.List;

/** Reads and writes JSON. */
final class JsonText {

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .setStrictness(Strictness.STRICT)
          .create();

  private JsonText() {}

  static String of(JsonElement json) {
    return GSON.toJson(json) + "\n";
  }

  /** Reads an object in a link's parameter. The exception has no cause, which would quote it. */
  static JsonObject object(LinkParameters link, String parameter, String text) {
    try {
      JsonObject object = GSON.fromJson(text, JsonObject.class);
      if (object != null) {
        return object;
      }
    } catch (JsonParseException notAnObject) {
      // refused below
    }
    throw link.refused(parameter, "it is not a JSON object");
  }

  static JsonArray array(List<String> texts) {
    return arrayOf(texts.stream().map(JsonPrimitive::new).toList());
  }

  static JsonArray arrayOf(List<? extends JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }
}
