package dev.keyfob.generator.openapi;

import java.util.Locale;

/** What a media type is, whatever its parameters. */
public final class MediaTypes {

  public static final String JSON = "application/json";

  private MediaTypes() {}

  /**
   * Whether a body of this type is JSON: {@code application/json} and everything that ends in
   * {@code +json}.
   */
  public static boolean isJson(String mediaType) {
    String essence = essence(mediaType);
    return essence.equals(JSON) || essence.endsWith("+json");
  }

  /** Whether a body of this type can be JSON: JSON itself, or a range that it is in. */
  public static boolean mayBeJson(String mediaType) {
    String essence = essence(mediaType);
    return isJson(essence) || essence.equals("*/*") || essence.equals("application/*");
  }

  private static String essence(String mediaType) {
    return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
