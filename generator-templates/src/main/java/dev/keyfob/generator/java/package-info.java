/**
 * Turns a generator input into Java: what to say of each record, open enum and Retrofit interface
 * is put together here, how it looks is in the templates of {@code keyfob-java}.
 */
package dev.keyfob.generator.java;
