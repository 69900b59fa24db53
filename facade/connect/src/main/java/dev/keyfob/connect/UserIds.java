package dev.keyfob.connect;

import java.util.regex.Pattern;

/** Tells UUIDs, with or without hyphens, from names. */
final class UserIds {

  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");

  private UserIds() {}

  static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }
}
