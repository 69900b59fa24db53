package dev.keyfob.generator.annotate;

import dev.keyfob.generator.tree.JsonPointer;
import java.util.Map;

/**
 * The secrets of a document.
 *
 * @param secrets the mark of each secret property and body, by place
 * @param review the properties that may be secrets and are shown, by place
 */
public record SecretFields(Map<JsonPointer, String> secrets, Map<JsonPointer, String> review) {}
