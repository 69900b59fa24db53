package dev.keyfob.documentation;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/**
 * Turns a snippet into a Java source file. The sandbox replaces keys from the environment and the
 * address of the real service, and files go into a folder of the test.
 */
final class SnippetSource extends SimpleJavaFileObject {

  private static final String ALWAYS =
      """
      import dev.keyfob.*;
      import dev.keyfob.error.*;
      import dev.keyfob.latitude.*;
      import dev.keyfob.pingnetwork.*;
      import dev.keyfob.sandbox.*;
      import dev.keyfob.secret.Secret;
      import dev.keyfob.sink.*;
      import dev.keyfob.telemetry.*;
      import dev.keyfob.vless.*;
      import java.nio.file.Path;
      import java.time.*;
      import java.util.*;
      """;

  private final Snippet snippet;

  SnippetSource(Snippet snippet) {
    super(
        URI.create(
            "string:///"
                + snippet.packageName().replace('.', '/')
                + "/"
                + snippet.className()
                + ".java"),
        Kind.SOURCE);
    this.snippet = snippet;
  }

  Snippet snippet() {
    return snippet;
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    String head =
        "package "
            + snippet.packageName()
            + ";\n"
            + ALWAYS
            + String.join("\n", snippet.imports())
            + "\n";
    return snippet.types().isEmpty()
        ? head + method()
        : head + snippet.code().replaceAll("(?m)^public ", "");
  }

  private String method() {
    String name = snippet.className();
    return "public final class "
        + name
        + " extends dev.keyfob.documentation.Given {\n"
        + "public "
        + name
        + "(Path folder) { super(folder); }\n"
        + "@Override public void run() throws Exception {\n"
        + snippet.given()
        + "\n"
        + atHome(snippet.code())
        + snippet.then()
        + "\n} }\n";
  }

  private static String atHome(String code) {
    return code.replace("LatitudeClient.fromEnvironment()", "sandbox.latitude().build()")
        .replace("PingNetworkClient.fromEnvironment()", "sandbox.pingNetwork().build()")
        .replace("LatitudeClient.builder()", "sandbox.latitude()")
        .replace("PingNetworkClient.builder()", "sandbox.pingNetwork()")
        .replace("\"https://api.latitude.sh/\"", "sandbox.latitudeUrl()")
        .replace("Path.of(\"", "folder.resolve(\"");
  }
}
