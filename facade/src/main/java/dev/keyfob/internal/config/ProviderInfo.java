package dev.keyfob.internal.config;

import java.util.List;

/**
 * What one provider's client knows of its provider.
 *
 * @param name for messages
 * @param baseUrl the server in the provider's document
 * @param keyVariables the environment variables that may hold a key, in order
 */
public record ProviderInfo(String name, String baseUrl, List<String> keyVariables) {}
