package dev.keyfob.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Validates configurations of sing-box with the JSON schema of the npm package
 * {@code @black-duty/sing-box-schema}, which does not come from sing-box's own project. Every
 * object of that schema refuses fields that it does not know.
 */
@EnabledIfSystemProperty(
    named = SingBoxSchemaTest.SCHEMA,
    matches = ".+",
    disabledReason =
        "-Dkeyfob.sing-box.schema=FILE names schema.json of the npm package"
            + " @black-duty/sing-box-schema")
final class SingBoxSchemaTest {

  static final String SCHEMA = "keyfob.sing-box.schema";

  private Validator validator;
  private URI schema;

  @BeforeEach
  void readSchema() throws IOException {
    validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    schema = validator.registerSchema(Files.readString(Path.of(System.getProperty(SCHEMA))));
  }

  private static Stream<LinkShape> carried() throws IOException {
    return LinkShape.all().stream().filter(shape -> !shape.singBox().startsWith(LinkShape.REFUSED));
  }

  private static JsonObject configuration(LinkShape shape) {
    return JsonParser.parseString(
            SingBox.configuration(
                    shape.linkWithRealValues(), LocalProxy.socks(1080), LocalProxy.http(8080))
                .reveal())
        .getAsJsonObject();
  }

  private boolean isValid(JsonElement configuration) {
    return validator.validate(schema, configuration.toString()).isValid();
  }

  @Test
  void schemaAcceptsEveryConfiguration() throws IOException {
    assertTrue(carried().count() > 20);
    assertEquals(List.of(), carried().filter(shape -> !isValid(configuration(shape))).toList());
  }

  /** Renames each field in turn, so that a field that the schema does not check is found. */
  @Test
  void schemaRefusesEveryRenamedField() throws IOException {
    for (LinkShape shape : carried().toList()) {
      JsonObject outbound =
          configuration(shape).getAsJsonArray("outbounds").get(0).getAsJsonObject();
      for (String field : outbound.keySet()) {
        JsonObject renamed = configuration(shape);
        JsonObject changed = renamed.getAsJsonArray("outbounds").get(0).getAsJsonObject();
        changed.add(field.toUpperCase(Locale.ROOT), changed.remove(field));
        assertTrue(!isValid(renamed), shape + " with " + field);
      }
    }
  }
}
