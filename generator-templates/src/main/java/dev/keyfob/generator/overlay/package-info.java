/**
 * Applies a provider's {@code overlay.yaml}, which corrects what its documents leave out or get
 * wrong.
 */
package dev.keyfob.generator.overlay;
