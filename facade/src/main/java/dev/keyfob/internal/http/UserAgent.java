package dev.keyfob.internal.http;

import jakarta.annotation.Nullable;

/** The value of the {@code User-Agent} header: name and version of this library, and of Java. */
final class UserAgent {

  static final String TEXT = text(version());

  private UserAgent() {}

  /** Reads the version from the module descriptor, or from the jar's manifest on the class path. */
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
