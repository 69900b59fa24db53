package dev.keyfob.simulation.model;

/** How the server lists. */
public enum ListingStyle {
  /** All that is visible. */
  COMPLETE,
  /** From a cache that takes no notice of {@code no-cache}, with an Age. */
  CACHED,
  /** From a cache that takes no notice of {@code no-cache}, with the old Date and no Age. */
  CACHED_WITHOUT_AGE,
  /** From a cache, unless the client asks for no-cache. */
  CACHED_UNLESS_ASKED,
  /** The oldest, as many as fit a page. */
  OLDEST_PAGE,
  /** The newest, as many as fit a page. */
  NEWEST_PAGE;

  boolean isCached() {
    return this == CACHED || this == CACHED_WITHOUT_AGE || this == CACHED_UNLESS_ASKED;
  }

  /** Returns whether not all is listed. */
  public boolean isPage() {
    return this == OLDEST_PAGE || this == NEWEST_PAGE;
  }
}
