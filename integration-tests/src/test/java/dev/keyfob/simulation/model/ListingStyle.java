package dev.keyfob.simulation.model;

/** How the server lists. */
public enum ListingStyle {
  /** All that is visible. */
  COMPLETE,
  /** The listing comes from a cache that ignores {@code no-cache} and sends an Age. */
  CACHED,
  /**
   * The listing comes from a cache that ignores {@code no-cache}, and sends the old Date and no
   * Age.
   */
  CACHED_WITHOUT_AGE,
  /** The listing comes from a cache, unless the client sends {@code no-cache}. */
  CACHED_UNLESS_ASKED,
  /** The listing has one page, with the oldest credentials. */
  OLDEST_PAGE,
  /** The listing has one page, with the newest credentials. */
  NEWEST_PAGE;

  boolean isCached() {
    return this == CACHED || this == CACHED_WITHOUT_AGE || this == CACHED_UNLESS_ASKED;
  }

  /** Returns whether the listing may be incomplete. */
  public boolean isPage() {
    return this == OLDEST_PAGE || this == NEWEST_PAGE;
  }
}
