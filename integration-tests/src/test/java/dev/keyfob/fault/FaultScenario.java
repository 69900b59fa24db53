package dev.keyfob.fault;

import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.StreamReset;
import java.util.function.Function;

/** Something that goes wrong with a call. */
sealed interface FaultScenario {

  /** What the table of docs/retries.md calls it. */
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
   * @param timeout of the client that is to meet it
   */
  record ServerFault(
      String name, boolean http2, TimeoutKind timeout, Function<HangingServer, Fault> fault)
      implements FaultScenario {

    static ServerFault of(String name, Fault fault) {
      return new ServerFault(name, false, TimeoutKind.NONE, hanging -> fault);
    }

    @Override
    public boolean makesAllTheSame() {
      Fault served = fault.apply(new HangingServer());
      return served instanceof MalformedResponse
          || served == ConnectionCut.AFTER_CHANGE
          || served == ConnectionCut.WITHIN_RESPONSE
          || (served instanceof StreamReset reset && reset.changed());
    }

    ServerFault overHttp2() {
      return new ServerFault(name, true, timeout, fault);
    }
  }

  /** Nobody is there to be asked, or not in this way. */
  record Unreachable(String name, Place place) implements FaultScenario {

    enum Place {
      NO_HOST,
      CLOSED_PORT,
      NO_TLS,
      GOING_AWAY
    }
  }

  /** The caller gives up once the server has been asked. */
  record Cancellation(String name, boolean byInterrupt) implements FaultScenario {

    @Override
    public boolean makesAllTheSame() {
      return true;
    }
  }
}
