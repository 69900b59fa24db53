/** Reduces an effective document to the generator input, whose schemas have one Java type each. */
package dev.keyfob.generator.schema;
