/**
 * Answers that somebody has made to hurt: targets for a fuzzer, whose corpus is run with the other
 * tests, and properties that hold for whatever comes.
 */
package dev.keyfob.fuzz;
