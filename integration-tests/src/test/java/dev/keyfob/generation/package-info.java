/**
 * The generator put to small documents, one for each feature, and to whole documents of other days.
 */
package dev.keyfob.generation;
