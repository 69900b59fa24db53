package dev.keyfob.simulation.model;

import dev.keyfob.simulation.schedule.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The server's clocks: one for the Date of responses, and one that dates credentials. */
final class ServerClock {

  private static final Instant START = Instant.parse("2026-12-07T10:00:00.300Z");

  private final Schedule schedule;
  private final ProviderTraits traits;

  ServerClock(Schedule schedule, ProviderTraits traits) {
    this.schedule = schedule;
    this.traits = traits;
  }

  /** Returns the local time of the client at the beginning. */
  static Instant localStart(ProviderTraits traits) {
    return START.plusMillis(traits.localSkewMillis());
  }

  /** Returns the line of the head with the Date of that time. */
  String dateLine(long nanos) {
    if (!traits.dated()) {
      return "";
    }
    String text = START.plusNanos(nanos).toString();
    return "Date: Mon, 07 Dec 2026 " + text.substring(11, 19) + " GMT\r\n";
  }

  /** Returns the time of creation as a credential shows it. */
  String created(long nanos) {
    return START
        .plusNanos(nanos)
        .plusMillis(traits.createdSkewMillis())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  long now() {
    return schedule.nanos();
  }
}
