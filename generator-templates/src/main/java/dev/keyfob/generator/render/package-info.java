/**
 * Turns a generator input into Java. Views hold what the templates in {@code keyfob-java} print.
 */
package dev.keyfob.generator.render;
