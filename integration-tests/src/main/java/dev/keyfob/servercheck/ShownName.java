package dev.keyfob.servercheck;

import com.google.gson.JsonPrimitive;
import dev.keyfob.json.UnknownFields;
import java.util.Map;

/** Decides which names from a response are shown: those that look like an identifier. */
final class ShownName {

  private static final String UNNAMED = "<unnamed>";

  private ShownName() {}

  /** Asks the class that decides it for the text of records, so that there is one rule. */
  static String of(String name) {
    String shown = UnknownFields.of(Map.of(name, new JsonPrimitive(0))).toString();
    return shown.equals("[" + name + "]") ? name : UNNAMED;
  }

  static String ofMediaType(String mediaType) {
    return mediaType.matches("[a-z]{1,20}/[a-z.+-]{1,40}") ? mediaType : UNNAMED;
  }
}
