package dev.keyfob.generator.openapi;

import java.util.Locale;

/** Classifies media types. Parameters are ignored. */
public final class MediaTypes {

  public static final String JSON = "application/json";

  private MediaTypes() {}

  /** Returns whether the type is JSON: application/json, text/json, or a type ending in +json. */
  public static boolean isJson(String mediaType) {
    String essence = essence(mediaType);
    return essence.equals(JSON) || essence.equals("text/json") || essence.endsWith("+json");
  }

  /** Returns whether the type is JSON or a range that includes JSON. */
  public static boolean mayBeJson(String mediaType) {
    String essence = essence(mediaType);
    return isJson(essence) || essence.equals("*/*") || essence.equals("application/*");
  }

  private static String essence(String mediaType) {
    return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
