/**
 * The rules of the architecture. Classes in {@code fixture} break each rule, to show that it can
 * fail.
 */
package dev.keyfob.architecture;
