package dev.keyfob.sandbox;

/**
 * What is to go wrong with one of the next requests: {@link Sandbox#next(Fault...)}.
 *
 * @since 0.1.0
 */
public sealed interface Fault
    permits ConnectionCut, Delay, RejectedRequest, StreamReset, MalformedResponse {}
