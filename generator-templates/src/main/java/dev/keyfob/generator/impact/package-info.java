/** Finds the effects of a document's changes on the facade, and writes the report on an update. */
package dev.keyfob.generator.impact;
