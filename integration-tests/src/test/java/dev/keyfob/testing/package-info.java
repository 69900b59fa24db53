/**
 * What several kinds of tests need: the generated code found on the classpath, and JSON compared by
 * what it means.
 */
package dev.keyfob.testing;
