package dev.keyfob.generator.merge;

import java.util.Map;

/**
 * The content of one file in {@code upstream/} or {@code supplement/}.
 *
 * @param file the name of the file, relative to the specs folder
 * @param root the object at the top of the document
 */
public record SourceDocument(String file, Map<String, Object> root) {}
