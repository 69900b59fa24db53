/**
 * Turns a generator input into Java. Views hold the texts that the templates in {@code keyfob-java}
 * print.
 */
package dev.keyfob.generator.render;
