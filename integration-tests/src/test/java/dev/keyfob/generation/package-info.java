/**
 * Runs the generator on small documents, one for each feature, and on whole documents that the
 * providers published at other times.
 */
package dev.keyfob.generation;
