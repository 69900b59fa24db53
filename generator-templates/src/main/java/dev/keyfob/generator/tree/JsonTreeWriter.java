package dev.keyfob.generator.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes a tree as indented JSON, which large readers parse faster than YAML. */
public final class JsonTreeWriter {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private JsonTreeWriter() {}

  /** Returns the document as JSON. */
  public static String write(Map<String, Object> document) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
      write(json, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  private static void write(JsonGenerator json, Object node) throws IOException {
    if (node instanceof Map) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : Tree.object(node).entrySet()) {
        json.writeFieldName(entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (node instanceof List) {
      json.writeStartArray();
      for (Object item : Tree.array(node)) {
        write(json, item);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(node);
    }
  }
}
