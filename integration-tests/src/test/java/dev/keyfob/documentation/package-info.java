/**
 * Compiles and runs the snippets of the documentation, and checks its links and the files that it
 * names.
 */
package dev.keyfob.documentation;
