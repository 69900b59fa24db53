package dev.keyfob.sandbox;

import dev.keyfob.secret.Secret;

/**
 * A credential that the sandbox has made.
 *
 * @param operationId the operation that made it
 * @param id what it belongs to, as the response has it
 * @param value what is secret about it; stands in the response as it is, or within a longer text
 * @param serverId the server that the request's body names; empty where it names none
 * @since 0.1.0
 */
public record IssuedCredential(
    String operationId, String id, Secret<String> value, String serverId) {}
