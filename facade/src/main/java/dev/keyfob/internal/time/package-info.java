/** The clock, waiting and randomness, which tests replace. */
package dev.keyfob.internal.time;
