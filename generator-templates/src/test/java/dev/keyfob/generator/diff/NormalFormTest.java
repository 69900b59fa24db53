package dev.keyfob.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyfob.generator.tree.YamlTreeWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalFormTest {

  @TempDir Path folder;

  @Test
  void orderOfNamesRequiredPropertiesAndEnumValuesIsIgnored() {
    assertEquals(
        normal(
            "a: {type: object, required: [x, y], properties: {x: {enum: [p, q]}, y: {}}}\nb: {}\n"),
        normal(
            "b: {}\na: {properties: {y: {}, x: {enum: [q, p]}}, required: [y, x], type: object}\n"));
  }

  @Test
  void orderOfParametersIsKept() {
    assertNotEquals(
        normal("get: {parameters: [{name: a}, {name: b}]}\n"),
        normal("get: {parameters: [{name: b}, {name: a}]}\n"));
  }

  @Test
  void examplesAreRemovedAndDescriptionsKept() {
    assertEquals(
        normal("a: {description: words, schema: {}}\n"),
        normal(
            "a: {description: words, example: 1, examples: {x: {value: 2}}, schema: {example: 3}}\n"));
  }

  @Test
  void propertyNamedExampleIsKept() {
    assertEquals(
        """
        components:
          schemas:
            Thing:
              properties:
                enum:
                  type: string
                example:
                  default:
                    example: 1
                  type: object
                  x-note:
                    example: 2
        """,
        normal(
            """
        components: {schemas: {Thing: {properties: {enum: {type: string},
          example: {type: object, default: {example: 1}, x-note: {example: 2}}}}}}
        """));
  }

  private String normal(String text) {
    return YamlTreeWriter.write(new UpdateFixture(folder).document(text));
  }
}
