/** Counts what tests do while they run, and writes the report {@code target/fault-injection.md}. */
package dev.keyfob.figures;
