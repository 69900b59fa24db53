package dev.keyfob.generator.java;

import io.swagger.v3.oas.models.OpenAPI;

/** What there is to say once of a provider, as string literals. */
record DocumentView(String server, String version, String resource, String title) {

  static DocumentView of(String provider, OpenAPI document) {
    String server = document.getServers() == null ? "" : document.getServers().get(0).getUrl();
    return new DocumentView(
        JavaText.literal(server),
        JavaText.literal(document.getInfo().getVersion()),
        JavaText.literal("/META-INF/openapi/" + provider + ".yaml"),
        JavaText.javadocLine(document.getInfo().getTitle()));
  }
}
