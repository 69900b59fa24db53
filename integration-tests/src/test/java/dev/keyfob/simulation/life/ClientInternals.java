package dev.keyfob.simulation.life;

import dev.keyfob.CommonOptions;
import dev.keyfob.internal.config.ClientConfig;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.latitude.LatitudeClient;
import java.lang.reflect.Field;
import java.util.Collection;

/** Gives access to internals of a client: its clock and its ledger. */
final class ClientInternals {

  private static final Field SETTINGS = field(CommonOptions.class, "settings");
  private static final Field LEDGER = field(LatitudeClient.class, "ledger");

  private ClientInternals() {}

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException renamed) {
      throw new IllegalStateException(renamed);
    }
  }

  private static Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  static void setTime(CommonOptions<?> builder, TimeSource time) {
    ((ClientConfig) get(SETTINGS, builder)).timeSource(time);
  }

  static Object ledger(LatitudeClient client) {
    return get(LEDGER, client);
  }

  /** Returns the number of creations that the ledger still tracks. */
  static int followed(Object ledger) {
    return ((Collection<?>) get(field(ledger.getClass(), "open"), ledger)).size()
        + ((Collection<?>) get(field(ledger.getClass(), "searching"), ledger)).size();
  }
}
