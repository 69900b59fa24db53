/**
 * The rules of the architecture. Classes in {@code fixture} break each rule, so that a test can
 * show that the rule fails.
 */
package dev.keyfob.architecture;
