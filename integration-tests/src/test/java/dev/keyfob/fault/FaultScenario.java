package dev.keyfob.fault;

import dev.keyfob.sandbox.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A fault that a call meets, with everything in which it differs from other faults. */
sealed interface FaultScenario {

  /** In what a fault of the server differs from others. */
  enum Trait {
    /** The request is applied, although the response says otherwise or is lost. */
    APPLIED,
    /** The server is closed to the request before it has read any of it. */
    UNREAD,
    /** The server refuses with 429, so that any operation may be retried. */
    RATE_LIMITED,
    /** Only a response with a body can have this fault. */
    NEEDS_BODY,
    /** The fault is one of HTTP/2. */
    HTTP2
  }

  /** Returns the name, which is that of the row in docs/retries.md if it has one. */
  String name();

  /** Returns whether a call that meets the fault mostly waits. */
  default boolean takesTime() {
    return false;
  }

  default boolean has(Trait trait) {
    return false;
  }

  /** Returns whether the server applies the request, whatever the caller gets to know. */
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

  /** No server can be reached, or it goes away. */
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
