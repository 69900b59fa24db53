package dev.keyfob.internal.text;

/** Recognizes JSON objects: every error body of the APIs is one, unlike the pages of gateways. */
public final class JsonText {

  private JsonText() {}

  /** Returns whether a body begins like a JSON object. */
  public static boolean isObject(String body) {
    return body.stripLeading().startsWith("{");
  }
}
