/** Recovers what killed processes left unfinished in the journal. */
package dev.keyfob.internal.pending;
