package dev.keyfob.generator.openapi;

import java.util.Locale;
import java.util.regex.Pattern;

/** Classifies media types. Parameters are ignored. */
public final class MediaTypes {

  public static final String JSON = "application/json";

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

  /** RFC 9110, section 8.3.1. */
  private static final Pattern VALID =
      Pattern.compile("%1$s/%1$s(?: *; *%1$s=(?:%1$s|\"[ !#-\\[\\]-~]*+\"))*+".formatted(TOKEN));

  private MediaTypes() {}

  static boolean isValid(String mediaType) {
    return VALID.matcher(mediaType).matches();
  }

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
