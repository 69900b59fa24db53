/** Fetches a provider's document and replaces the vendored one. */
package dev.keyfob.generator.update;
