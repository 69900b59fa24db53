package dev.keyfob.generator.openapi;

/** Compares path templates. The names of parameters do not matter (OpenAPI 3, Paths Object). */
public final class PathTemplates {

  private PathTemplates() {}

  /** Returns the path template without the names of its parameters. */
  public static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
