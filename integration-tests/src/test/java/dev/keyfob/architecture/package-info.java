/**
 * The rules of the house, kept by tests; {@code fixture} breaks each of them, to show that they can
 * fail.
 */
package dev.keyfob.architecture;
