package dev.keyfob.generator.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.generator.testing.BuildLog;
import dev.keyfob.generator.testing.Scratch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHeaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Key: {type: apiKey, in: header, name: X-API-Key} | header X-API-Key",
        "Key: {type: apiKey, in: query, name: token} | query token",
        "Key: {type: apiKey, in: cookie, name: sid} | cookie sid",
        "One: {type: mutualTLS}, Two: {type: apiKey, in: header, name: X-Key} | mutualTLS, header X-Key"
      })
  void keyThatNoClientCanSendIsNamed(String schemes, String expected) {
    assertEquals(
        List.of(
            "acme: no client of the facade can send the API key, since it goes into: "
                + expected
                + ". Only the header Authorization is supported; with Retrofit, add the key by an"
                + " interceptor"),
        warnings(schemes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Key: {type: apiKey, in: header, name: Authorization}",
        "Key: {type: apiKey, in: header, name: authorization}",
        "Key: {type: http, scheme: bearer}",
        "Key: {type: http, scheme: bearer}, Other: {type: apiKey, in: header, name: X-API-Key}",
        "''"
      })
  void keyInAuthorizationIsSupported(String schemes) {
    assertEquals(List.of(), warnings(schemes));
  }

  private List<String> warnings(String schemes) {
    Scratch scratch =
        new Scratch(folder)
            .upstream(Scratch.ONE_OPERATION + "components: {securitySchemes: {" + schemes + "}}\n");
    try (BuildLog log = BuildLog.open()) {
      scratch.effective();
      return log.warnings();
    }
  }
}
