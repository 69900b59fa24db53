package dev.keyfob.sandbox;

/**
 * A fault that the sandbox applies to one of the next requests; see {@link Sandbox#next(Fault...)}.
 *
 * @since 0.1.0
 */
public sealed interface Fault
    permits ConnectionCut, Delay, RejectedRequest, StreamReset, MalformedResponse {}
