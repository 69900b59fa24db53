package dev.keyfob.generator.render;

import io.swagger.v3.oas.models.OpenAPI;

/**
 * The view of a provider's document for the templates. A component is a Java string literal, quotes
 * included, unless stated otherwise.
 *
 * @param resourceName the path of the document in the jar; not a literal
 * @param title the title for Javadoc; not a literal
 */
record DocumentView(
    String server, String version, String resource, String resourceName, String title) {

  static DocumentView of(String provider, OpenAPI document) {
    String resourceName = "META-INF/openapi/" + provider + ".yaml";
    String server = document.getServers() == null ? "" : document.getServers().get(0).getUrl();
    return new DocumentView(
        JavaText.literal(server),
        JavaText.literal(document.getInfo().getVersion()),
        JavaText.literal('/' + resourceName),
        resourceName,
        JavaText.javadocLine(document.getInfo().getTitle()));
  }
}
