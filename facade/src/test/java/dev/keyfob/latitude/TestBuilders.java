package dev.keyfob.latitude;

import dev.keyfob.internal.time.TimeSource;

/** Creates builders of clients on a test's clock; the builder's method is not public. */
@SuppressWarnings("exports") // TimeSource is internal; tests may use it
public final class TestBuilders {

  private TestBuilders() {}

  public static LatitudeClient.Builder latitude(TimeSource time) {
    return LatitudeClient.builder().apiKey("CANARY-key").timeSource(time);
  }
}
