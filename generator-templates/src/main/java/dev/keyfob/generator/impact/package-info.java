/** Finds what the changes of a document do to the facade, and writes the report on an update. */
package dev.keyfob.generator.impact;
