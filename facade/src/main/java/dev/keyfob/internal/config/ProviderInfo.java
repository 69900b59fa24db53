package dev.keyfob.internal.config;

import java.util.List;

/**
 * What makes one provider's client differ from another's.
 *
 * @param name for messages
 * @param baseUrl where its document says that the API is
 * @param keyVariables the environment variables that may hold a key, in order
 */
public record ProviderInfo(String name, String baseUrl, List<String> keyVariables) {}
