package dev.keyfob.generator.merge;

import java.util.Map;

/**
 * A document as a provider, or a supplement, has it.
 *
 * @param file its name relative to the specs folder
 * @param root its outermost object
 */
public record SourceDocument(String file, Map<String, Object> root) {}
