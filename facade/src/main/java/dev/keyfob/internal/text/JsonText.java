package dev.keyfob.internal.text;

/** Recognizes JSON objects, which every error of the APIs is. */
public final class JsonText {

  private JsonText() {}

  /** Returns whether a body begins like a JSON object. */
  public static boolean isObject(String body) {
    return body.stripLeading().startsWith("{");
  }
}
