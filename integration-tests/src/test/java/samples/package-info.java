/** Runs the programs of {@code docs/samples} against the sandbox. */
package samples;
