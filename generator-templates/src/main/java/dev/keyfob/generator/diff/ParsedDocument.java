package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.SpecException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;

/** Parses documents into swagger-parser's model. */
final class ParsedDocument {

  private ParsedDocument() {}

  /**
   * Parses a document.
   *
   * @param name how messages call the document
   */
  static OpenAPI of(Map<String, Object> document, String name) {
    ParseOptions options = new ParseOptions();
    // Passed to the parser as JSON, because the parser limits the size of YAML.
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(JsonTreeWriter.write(document), List.of(), options);
    if (result.getOpenAPI() == null) {
      throw new SpecException(
          name, "cannot be compared: " + String.join("; ", result.getMessages()));
    }
    return result.getOpenAPI();
  }
}
