package dev.keyfob.internal.text;

/** Recognizes the pages for browsers by which gateways answer in place of the API. */
public final class HtmlPage {

  private HtmlPage() {}

  /** Returns whether a body is such a page. No JSON begins like one. */
  public static boolean is(String body) {
    return body.stripLeading().startsWith("<");
  }
}
