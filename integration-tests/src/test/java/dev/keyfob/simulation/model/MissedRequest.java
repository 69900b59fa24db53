package dev.keyfob.simulation.model;

/**
 * A request that was written on a connection that the server had closed.
 *
 * @param nanosSinceEnd how long ago that was
 */
public record MissedRequest(Actor actor, String method, long nanosSinceEnd) {}
