package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonTreeWriter;
import dev.keyfob.generator.tree.SpecException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;

/** Documents as the libraries know them. */
final class ParsedDocument {

  private ParsedDocument() {}

  /**
   * Parses.
   *
   * @param name how to call the document in a message
   */
  static OpenAPI of(Map<String, Object> document, String name) {
    ParseOptions options = new ParseOptions();
    // As JSON, of which the parser takes any size.
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(JsonTreeWriter.write(document), List.of(), options);
    if (result.getOpenAPI() == null) {
      throw new SpecException(
          name, "cannot be compared: " + String.join("; ", result.getMessages()));
    }
    return result.getOpenAPI();
  }
}
