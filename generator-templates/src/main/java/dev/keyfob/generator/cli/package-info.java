/** Commands that the build runs. */
package dev.keyfob.generator.cli;
