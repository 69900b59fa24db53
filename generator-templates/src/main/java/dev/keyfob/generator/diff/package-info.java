/** Finds the changes between a provider's accepted document and its document now. */
package dev.keyfob.generator.diff;
