/**
 * What tests count while they run, and the page that is made of it: {@code
 * target/fault-injection.md}.
 */
package dev.keyfob.figures;
