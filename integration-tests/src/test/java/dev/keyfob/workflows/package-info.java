/** Checks the workflows in {@code .github/workflows} and runs the scripts that they call. */
package dev.keyfob.workflows;
