package dev.keyfob.telemetry;

/**
 * Describes a call that starts, without secrets.
 *
 * @param operationId the operation's id in the provider's document: one of a few dozen names
 * @param method the HTTP method
 * @param pathTemplate the path without values
 * @since 0.1.0
 */
public record CallStart(String operationId, String method, String pathTemplate) {}
