/** Assembles a provider's effective document from the files in its folder below {@code specs/}. */
package dev.keyfob.generator.effective;
