package dev.keyfob.internal.text;

/** Recognizes HTML pages that a gateway sends in place of the API's response. */
public final class HtmlPage {

  private HtmlPage() {}

  /** Returns whether a body is an HTML page, judged by its beginning. */
  public static boolean is(String body) {
    return body.stripLeading().startsWith("<");
  }
}
