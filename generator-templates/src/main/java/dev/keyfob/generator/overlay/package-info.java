/**
 * Applies a provider's {@code overlay.yaml}, which corrects errors and omissions of its documents.
 */
package dev.keyfob.generator.overlay;
