package dev.keyfob.generator.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON, rejecting duplicate names. */
final class JsonTreeReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonTreeReader() {}

  static Object parse(String text, String name) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object root = value(parser);
      if (parser.nextToken() != null) {
        throw new SpecException(
            name,
            place(parser.currentTokenLocation())
                + "has text after the end of the document; remove it");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new SpecException(
          name, place(e.getLocation()) + "not readable: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new SpecException(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> YamlScalars.integer(new BigInteger(parser.getText()));
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      default -> parser.getText();
    };
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static String place(JsonLocation location) {
    return location == null ? "" : location.getLineNr() + ":" + location.getColumnNr() + ": ";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
