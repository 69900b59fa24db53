package dev.keyfob.generator.assemble;

import java.util.Map;

/**
 * A document as a provider, or a supplement, has it.
 *
 * @param file its name relative to the specs folder
 * @param root its outermost object
 */
record SourceDocument(String file, Map<String, Object> root) {}
