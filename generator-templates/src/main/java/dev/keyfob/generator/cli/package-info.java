/** The commands that the build runs, one class with a main method each. */
package dev.keyfob.generator.cli;
