package dev.keyfob.internal.transport;

import jakarta.annotation.Nullable;

/** What the client calls itself. */
final class UserAgent {

  static final String TEXT = text(UserAgent.class.getPackage().getImplementationVersion());

  private UserAgent() {}

  /** The version stands in the jar's manifest; there is none where classes have been taken out of the jar. */
  private static String text(@Nullable String version) {
    StringBuilder text = new StringBuilder("keyfob");
    if (version != null) {
      text.append('/').append(version);
    }
    return text.append(" (java ").append(Runtime.version().feature()).append(')').toString();
  }
}
