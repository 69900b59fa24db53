package dev.keyfob.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The POM that is published with a module. The flatten plugin creates it from the POM in the
 * module's folder.
 *
 * @param document its content
 */
record PublishedPom(Document document) {

  static PublishedPom of(String module)
      throws IOException, SAXException, ParserConfigurationException {
    Path file = Path.of("..", module, "target", "flattened-pom.xml");
    return new PublishedPom(
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
  }

  /** Returns the elements directly below the root. */
  List<String> elements() throws XPathExpressionException {
    return texts("/project/*", "local-name(.)");
  }

  String text(String path) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }

  /** Returns each dependency as {@code artifact:version:scope}, in the POM's order. */
  List<String> dependencies() throws XPathExpressionException {
    return texts(
            "/project/dependencies/dependency",
            "concat(artifactId, ':', version, ':', scope, ':', optional)")
        .stream()
        .map(text -> text.replaceFirst(":(false)?$", ""))
        .toList();
  }

  private List<String> texts(String path, String text) throws XPathExpressionException {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(XPathFactory.newInstance().newXPath().evaluate(text, nodes.item(i)));
    }
    return texts;
  }
}
