package dev.keyfob.internal.http;

import jakarta.annotation.Nullable;

/** What the client calls itself. */
final class UserAgent {

  static final String TEXT = text(version());

  private UserAgent() {}

  /**
   * A module's descriptor has it; on the class path, the jar's manifest, unless the classes were
   * taken out of it.
   */
  private static @Nullable String version() {
    Module module = UserAgent.class.getModule();
    return module.isNamed()
        ? module.getDescriptor().rawVersion().orElse(null)
        : UserAgent.class.getPackage().getImplementationVersion();
  }

  private static String text(@Nullable String version) {
    StringBuilder text = new StringBuilder("keyfob");
    if (version != null) {
      text.append('/').append(version);
    }
    return text.append(" (java ").append(Runtime.version().feature()).append(')').toString();
  }
}
