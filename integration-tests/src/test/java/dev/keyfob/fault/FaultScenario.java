package dev.keyfob.fault;

import dev.keyfob.sandbox.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A fault that a call meets, with the properties by which tests distinguish faults. */
sealed interface FaultScenario {

  /** The properties of a fault of the server. */
  enum Trait {
    /** The server applies the request, although the response says otherwise or is lost. */
    APPLIED,
    /** The server closes the connection before it reads any of the request. */
    UNREAD,
    /** The server rejects the request with 429, so that any operation may be retried. */
    RATE_LIMITED,
    /** Only a response with a body can have this fault. */
    NEEDS_BODY,
    /** The fault exists only in HTTP/2. */
    HTTP2
  }

  /** Returns the name; if docs/retries.md has a row for the fault, it is the row's name. */
  String name();

  /** Returns whether a call that meets the fault waits for a timeout or a rate limit. */
  default boolean takesTime() {
    return false;
  }

  default boolean has(Trait trait) {
    return false;
  }

  /** Returns whether the server applies the request, even if the caller cannot know it. */
  default boolean isApplied() {
    return has(Trait.APPLIED);
  }

  /**
   * A fault of a server that can be reached.
   *
   * @param fault creates the fault
   * @param timeout the timeout that ends the call
   */
  record ServerFault(
      String name, Function<HangingServer, Fault> fault, TimeoutKind timeout, Set<Trait> traits)
      implements FaultScenario {

    static ServerFault of(String name, Fault fault, Trait... traits) {
      return new ServerFault(name, hanging -> fault, TimeoutKind.NONE, set(traits));
    }

    static ServerFault of(String name, Function<HangingServer, Fault> fault, Trait... traits) {
      return new ServerFault(name, fault, TimeoutKind.NONE, set(traits));
    }

    static ServerFault hanging(String name, TimeoutKind timeout) {
      return new ServerFault(name, HangingServer::fault, timeout, set(Trait.APPLIED));
    }

    private static Set<Trait> set(Trait... traits) {
      Set<Trait> set = EnumSet.noneOf(Trait.class);
      set.addAll(List.of(traits));
      return set;
    }

    /** Returns whether the sandbox applies the fault before it knows the operation. */
    boolean isForAnyOperation() {
      return has(Trait.UNREAD) || has(Trait.HTTP2);
    }

    @Override
    public boolean has(Trait trait) {
      return traits.contains(trait);
    }

    @Override
    public boolean takesTime() {
      return timeout != TimeoutKind.NONE;
    }
  }

  /** No server can be reached, or the server closes its connection. */
  record Unreachable(String name, Place place) implements FaultScenario {

    enum Place {
      NO_HOST,
      CLOSED_PORT,
      NO_TLS,
      GOING_AWAY
    }
  }

  /** The caller cancels the call after the server has read the request. */
  record Cancellation(String name, boolean byInterrupt) implements FaultScenario {

    @Override
    public boolean isApplied() {
      return true;
    }
  }
}
