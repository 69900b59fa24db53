/** Compares what a server sends with what its document says, and shows names only. */
package dev.keyfob.servercheck;
