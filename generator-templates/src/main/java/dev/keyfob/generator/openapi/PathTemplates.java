package dev.keyfob.generator.openapi;

/**
 * Path templates, which are the same whatever their parameters are called (OpenAPI 3, Paths
 * Object).
 */
public final class PathTemplates {

  private PathTemplates() {}

  /** A path template with its parameters, but without their names. */
  public static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
