package dev.keyfob.sandbox;

import dev.keyfob.secret.Secret;

/**
 * A credential that the sandbox has issued.
 *
 * @param operationId the operation that issued it
 * @param id the id of the session, key or connection that it belongs to
 * @param value the secret; the response contains it alone or within a longer text
 * @param serverId the server that the request body names; empty if it names none
 * @since 0.1.0
 */
public record IssuedCredential(
    String operationId, String id, Secret<String> value, String serverId) {}
