package dev.keyfob.simulation.model;

/**
 * A request that was written on a connection that the server had closed.
 *
 * @param nanosSinceEnd the time since the server closed the connection
 */
public record MissedRequest(Actor actor, String method, long nanosSinceEnd) {}
