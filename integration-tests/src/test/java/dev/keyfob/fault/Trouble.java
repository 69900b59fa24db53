package dev.keyfob.fault;

import dev.keyfob.sandbox.Cut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.Reset;
import dev.keyfob.sandbox.Surprise;
import java.util.function.Function;

/** Something that goes wrong with a call. */
sealed interface Trouble {

  /** What README's table calls it. */
  String name();

  /** Whether meeting it is hardly anything but waiting. */
  default boolean takesTime() {
    return name().startsWith("no answer");
  }

  /** Whether the server makes what it is asked for, as soon as it has been asked. */
  default boolean makesAllTheSame() {
    return false;
  }

  /**
   * The server does it, as often as it is asked or the first time only.
   *
   * @param http2 whether it speaks that
   * @param impatience of the client that is to meet it
   */
  record Served(String name, boolean http2, Impatience impatience, Function<Stall, Fault> fault)
      implements Trouble {

    static Served of(String name, Fault fault) {
      return new Served(name, false, Impatience.NONE, stall -> fault);
    }

    @Override
    public boolean makesAllTheSame() {
      Fault served = fault.apply(new Stall());
      return served instanceof Surprise
          || served == Cut.AFTER_CHANGE
          || served == Cut.WITHIN_ANSWER
          || (served instanceof Reset reset && reset.changed());
    }

    Served overHttp2() {
      return new Served(name, true, impatience, fault);
    }
  }

  /** Nobody is there to be asked, or not in this way. */
  record Elsewhere(String name, Place place) implements Trouble {

    enum Place {
      NO_HOST,
      CLOSED_PORT,
      NO_TLS,
      GOING_AWAY
    }
  }

  /** The caller gives up once the server has been asked. */
  record GivenUp(String name, boolean byInterrupt) implements Trouble {

    @Override
    public boolean makesAllTheSame() {
      return true;
    }
  }
}
