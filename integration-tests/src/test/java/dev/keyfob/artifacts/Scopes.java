package dev.keyfob.artifacts;

import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.xpath.XPathExpressionException;

/** Checks the scope of each dependency in a published POM. */
final class Scopes {

  private Scopes() {}

  static Map<String, String> of(PublishedPom pom) throws XPathExpressionException {
    return pom.dependencies().stream()
        .map(line -> line.split(":", 3))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[2]));
  }
}
