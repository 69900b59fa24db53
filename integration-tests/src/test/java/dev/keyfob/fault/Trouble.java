package dev.keyfob.fault;

import dev.keyfob.ClientBuilder;
import dev.keyfob.sandbox.Fault;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Something that goes wrong with a call. */
sealed interface Trouble {

  /** What README's table calls it. */
  String name();

  /** Whether meeting it is hardly anything but waiting. */
  default boolean takesTime() {
    return name().startsWith("no answer");
  }

  /**
   * The server does it, as often as it is asked or the first time only.
   *
   * @param http2 whether it speaks that
   * @param settings of the client that is to meet it
   */
  record Served(String name, boolean http2, UnaryOperator<ClientBuilder<?>> settings, Function<Stall, Fault> fault)
      implements Trouble {

    static Served of(String name, Fault fault) {
      return new Served(name, false, settings -> settings, stall -> fault);
    }

    Served overHttp2() {
      return new Served(name, true, settings, fault);
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
  record GivenUp(String name, boolean byInterrupt) implements Trouble {}
}
